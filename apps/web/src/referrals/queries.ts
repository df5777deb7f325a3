// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  linkAnswer,
  linkLook,
  offerHandOver,
  offerOutcome,
  offerRecord,
  offerSend,
  referralCallOff,
  referralList,
  referralMake,
  referralOffer,
  referralOfYouth,
  referralRemind,
  referralShow,
  sharedOfferAnswer,
  sharedOfferList,
} from '../api/generated/sdk.gen.js';
import type {
  AnswerLink,
  AnswerOffer,
  CallOffReferral,
  HandOver,
  MakeReferral,
  RecordOfferAct,
  ReferralView,
  SayOutcome,
} from '../api/generated/types.gen.js';

export type Waiter = 'worker' | 'service' | 'youth';

export const waitingOn = (waitsOn: Waiter) =>
  infiniteQueryOptions({
    queryKey: ['referrals', waitsOn],
    queryFn: ({ pageParam }) =>
      call(referralList({ query: { waitsOn, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
export const referralsOf = (youthId: string) =>
  queryOptions({
    queryKey: ['youth', youthId, 'referrals'],
    queryFn: async () => (await call(referralOfYouth({ path: { youthId } }))).items,
  });
export const referralOf = (youthId: string, referralId: string) =>
  queryOptions({
    queryKey: ['youth', youthId, 'referrals', referralId],
    queryFn: () => call(referralShow({ path: { youthId, referralId } })),
  });

export const make = (youthId: string, body: MakeReferral, key: string) =>
  call(referralMake({ path: { youthId }, body, headers: act(undefined, key) }));
export const addOffer = ({ youthId, id, version }: ReferralView, serviceId: string, key: string) =>
  call(referralOffer({ path: { youthId, referralId: id }, body: { serviceId }, headers: act(version, key) }));
export const remind = ({ youthId, id, version }: ReferralView, key: string) =>
  call(referralRemind({ path: { youthId, referralId: id }, headers: act(version, key) }));
export const callOff = ({ youthId, id, version }: ReferralView, body: CallOffReferral, key: string) =>
  call(referralCallOff({ path: { youthId, referralId: id }, body, headers: act(version, key) }));

const offerAt = ({ youthId, id }: ReferralView, offerId: string) => ({ youthId, referralId: id, offerId });
export const send = (of: ReferralView, offerId: string, key: string) =>
  call(offerSend({ path: offerAt(of, offerId), headers: act(of.version, key) }));
export const recordAct = (of: ReferralView, offerId: string, body: RecordOfferAct, key: string) =>
  call(offerRecord({ path: offerAt(of, offerId), body, headers: act(of.version, key) }));
export const handOver = (of: ReferralView, offerId: string, body: HandOver, key: string) =>
  call(offerHandOver({ path: offerAt(of, offerId), body, headers: act(of.version, key) }));
export const sayOutcome = (of: ReferralView, offerId: string, body: SayOutcome, key: string) =>
  call(offerOutcome({ path: offerAt(of, offerId), body, headers: act(of.version, key) }));

/** For whoever holds a link: by POST, so that its secret stands in no address. */
export const lookAtLink = (secret: string) => call(linkLook({ body: { secret } }));
export const answerLink = (body: AnswerLink) => call(linkAnswer({ body }));

/** What a referral waits for stands on its youth's pages, on the list of who waits, and on Today. */
export function useReferralMoved(youthId: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['youth', youthId, 'referrals'] }),
      client.invalidateQueries({ queryKey: ['referrals'] }),
      client.invalidateQueries({ queryKey: ['today'] }),
    ]);
}

/** What a partner's organization was asked. */
export const askedOfUs = queryOptions({
  queryKey: ['shared', 'offers'],
  queryFn: () => call(sharedOfferList()),
  refetchOnWindowFocus: 'always',
});
export const answerOffer = (sharedOfferId: string, body: AnswerOffer, key: string) =>
  call(sharedOfferAnswer({ path: { sharedOfferId }, body, headers: act(undefined, key) }));
