// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { HandOver, OfferAct, OfferSent, RecordOfferAct, ReferralView, SayOutcome } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { LeavingOffer } from './leaving-offer.js';
import { LinkMaker } from './link-maker.js';
import { answerable, reasonsFor } from './offer-state.js';
import { NotInThisState, ReasonDoesNotFit, WordsNeeded } from './referral.errors.js';
import type { ReferralOffer } from './referral.entities.js';
import { attestedByOne, offerHandedOver, offerRecorded, offerSent, outcomeSaid, referralOpened } from './referral.events.js';
import { ReferralShelf } from './referral-shelf.js';
import { type Acting, isAttestedByOne, viewReferral } from './referral.view.js';

/** Which offer of which referral, at the version of the referral that the client read. */
export interface OfferAt {
  youthId: string;
  referralId: string;
  offerId: string;
  version: number;
}

/** What becomes of an offer: sent, answered, handed over, and at the end two attestations. */
@Injectable()
export class OfferService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly shelf: ReferralShelf,
    private readonly links: LinkMaker,
    private readonly leaving: LeavingOffer,
  ) {}

  /**
   * Asks the service, under a running consent to its organization: from now on it has a link by which it can answer, once.
   * Sent again, the offer stays as it is and the earlier link stops working. Each time is a disclosure.
   *
   * @throws NotVisible, StaleVersion, NotInThisState; what `SharingService.disclose` throws, when no consent covers it
   */
  send(ctx: Ctx, at: OfferAt): Promise<OfferSent> {
    const { youthId, referralId, offerId } = at;
    return this.ledger.write<OfferSent>(
      ctx,
      async (tx) => {
        const youth = await this.youth.open(tx, ctx, youthId);
        const { cipher, relation } = youth;
        const acting = await this.acting(tx, ctx, at);
        const isFirst = acting.offer.state === 'draft';
        if (!isFirst && answerable(acting.offer).length === 0) throw new NotInThisState();
        const disclosureId = await this.leaving.request(tx, youth, acting);
        if (isFirst) await this.shelf.act(tx, acting, 'send', { sentAt: await tx.at(), disclosureId });
        else await this.shelf.resent(tx, acting, disclosureId);
        const link = await this.links.make(tx, acting.offer);
        tx.record(offerSent, { resourceId: offerId, subjects: [youthId], relation });
        const whole = await this.shelf.one(tx, ctx.actor.agencyId, youthId, referralId);
        return { referral: viewReferral(whole, cipher, ctx.now), ...link };
      },
      async (tx) => {
        const referral = await this.again(tx, ctx, at);
        const until = referral.offers.find(({ id }) => id === offerId)?.linkUntil;
        return { referral, secret: null, expiresAt: until ?? ctx.now.toISOString() };
      },
    );
  }

  /** What the service said, or the worker did. @throws NotVisible, StaleVersion, NotInThisState, ReasonDoesNotFit, WordsNeeded, TakenAlready */
  record(ctx: Ctx, at: OfferAt, asked: RecordOfferAct): Promise<ReferralView> {
    return this.change(ctx, at, async (tx, acting, { cipher }) => {
      const now = await this.shelf.act(tx, acting, asked.act, whatWasSaid(asked, acting.offer.id, cipher));
      tx.record(asked.act === 'seen' && isAttestedByOne(now) ? attestedByOne : offerRecorded, {
        ...named(at),
        reasonCode: asked.act,
      });
    });
  }

  /**
   * Youth and service are brought together, which is a disclosure of its own: the name, and the note that the service can
   * read by its link.
   *
   * @throws as `send`
   */
  handOver(ctx: Ctx, at: OfferAt, { how, words }: HandOver): Promise<ReferralView> {
    return this.change(ctx, at, async (tx, acting, youth) => {
      const disclosureId = await this.leaving.handOver(tx, youth, acting, how, words);
      const handOverWords = youth.cipher.encryptOrNull('referral_offer.handOverWords', acting.offer.id, words);
      await this.shelf.act(tx, acting, 'hand_over', { handOverWords, disclosureId });
      tx.record(offerHandedOver, { ...named(at), reasonCode: how });
    });
  }

  /**
   * The youth's or the worker's attestation, once youth and service have met. Where the same person wrote down that the
   * service had seen the youth, the event says so.
   *
   * @throws NotVisible, StaleVersion, NotInThisState, WordsNeeded
   */
  outcome(ctx: Ctx, at: OfferAt, { outcome, by, words }: SayOutcome): Promise<ReferralView> {
    if (outcome === 'unknown' && words === undefined) throw new WordsNeeded();
    return this.change(ctx, at, async (tx, acting, { cipher }) => {
      const outcomeWords = cipher.encryptOrNull('referral_offer.outcomeWords', acting.offer.id, words);
      const said = { outcome, outcomeBy: by, outcomeWords, outcomeAt: await tx.at() };
      const now = await this.shelf.act(tx, acting, 'outcome', said);
      tx.record(isAttestedByOne(now) ? attestedByOne : outcomeSaid, { ...named(at), reasonCode: outcome });
    });
  }

  private change(
    ctx: Ctx,
    at: OfferAt,
    work: (tx: Tx, acting: Acting, youth: OpenYouth) => Promise<void>,
  ): Promise<ReferralView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const youth = await this.youth.open(tx, ctx, at.youthId);
        await work(tx, await this.acting(tx, ctx, at), youth);
        return viewReferral(await this.shelf.one(tx, ctx.actor.agencyId, at.youthId, at.referralId), youth.cipher, ctx.now);
      },
      (tx) => this.again(tx, ctx, at),
    );
  }

  private async acting(tx: Tx, ctx: Ctx, { youthId, referralId, offerId, version }: OfferAt): Promise<Acting> {
    const whole = await this.shelf.at(tx, ctx, youthId, referralId, version);
    const offer = whole.offers.find(({ id }) => id === offerId);
    if (!offer) throw new NotVisible();
    return { whole, offer };
  }

  private async again(tx: Tx, ctx: Ctx, { youthId, referralId }: OfferAt): Promise<ReferralView> {
    const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
    tx.record(referralOpened, { resourceId: referralId, subjects: [youthId], relation });
    return viewReferral(await this.shelf.one(tx, ctx.actor.agencyId, youthId, referralId), cipher, ctx.now);
  }
}

const named = ({ youthId, offerId }: OfferAt) => ({ resourceId: offerId, subjects: [youthId], relation: 'assigned' });

/** The columns an act writes besides the state. @throws ReasonDoesNotFit, WordsNeeded */
export function whatWasSaid(
  { act, reason, words }: { act: OfferAct; reason?: string | undefined; words?: string | undefined },
  offerId: string,
  cipher: Cipher,
): Partial<Pick<ReferralOffer, 'reason' | 'answerWords'>> {
  const known = reasonsFor(act);
  if (known ? !known.includes(reason ?? '') : reason !== undefined) throw new ReasonDoesNotFit();
  if (reason === 'other' && words === undefined) throw new WordsNeeded();
  const answerWords = cipher.encryptOrNull('referral_offer.answerWords', offerId, words);
  return { reason: reason ?? null, ...(known || answerWords ? { answerWords } : {}) };
}
