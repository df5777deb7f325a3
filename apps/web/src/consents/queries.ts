// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  consentList,
  consentRecord,
  consentWithdraw,
  disclosureList,
  disclosureRecord,
  recallSent,
  sharedOpen,
} from '../api/generated/sdk.gen.js';
import type { RecordConsent, RecordDisclosure, SendRecallNotice, WithdrawConsent } from '../api/generated/types.gen.js';

/** All that is kept of a youth's consents and of what left begins with this. */
export const sharingOf = (youthId: string) => ['youth', youthId, 'sharing'];

export const consentsOf = (youthId: string) =>
  queryOptions({ queryKey: [...sharingOf(youthId), 'consents'], queryFn: () => call(consentList({ path: { youthId } })) });
export const recordConsent = (youthId: string, body: RecordConsent, key: string) =>
  call(consentRecord({ path: { youthId }, body, headers: act(undefined, key) }));
export const withdrawConsent = (youthId: string, consentId: string, version: number, body: WithdrawConsent, key: string) =>
  call(consentWithdraw({ path: { youthId, consentId }, body, headers: act(version, key) }));
export const sendRecall = (youthId: string, noticeId: string, version: number, body: SendRecallNotice, key: string) =>
  call(recallSent({ path: { youthId, noticeId }, body, headers: act(version, key) }));

/** Who received what, the last first, a page at a time. */
export const disclosuresOf = (youthId: string) =>
  infiniteQueryOptions({
    queryKey: [...sharingOf(youthId), 'disclosures'],
    queryFn: ({ pageParam }) =>
      call(disclosureList({ path: { youthId }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
export const recordDisclosure = (youthId: string, body: RecordDisclosure, key: string) =>
  call(disclosureRecord({ path: { youthId }, body, headers: act(undefined, key) }));

/** For a partner: what is shared with their organization now. A consent may have ended while the window was in the back. */
export const sharedWithMe = queryOptions({
  queryKey: ['shared'],
  queryFn: () => call(sharedOpen()),
  refetchOnWindowFocus: 'always',
});
