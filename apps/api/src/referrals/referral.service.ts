// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallOffReferral, MakeReferral, OfferReferral, ReferralView } from '@harbor/contracts';
import { type EventKind, Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { open } from './offer-state.js';
import { ReferralClosed, referralRules, WordsNeeded } from './referral.errors.js';
import { Referral, ReferralOffer } from './referral.entities.js';
import {
  offerAdded,
  referralCalledOff,
  referralListed,
  referralMade,
  referralOpened,
  referralReminded,
} from './referral.events.js';
import { ReferralShelf } from './referral-shelf.js';
import { viewReferral, type WholeReferral } from './referral.view.js';
import { chaseFrom, waitingAfter } from './waiting.js';

/** Help asked for a youth, from the choice of services to the end. */
@Injectable()
export class ReferralService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly shelf: ReferralShelf,
  ) {}

  /** A youth's referrals, the newest first. @throws NotVisible */
  ofYouth(ctx: Ctx, youthId: string): Promise<ReferralView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
      const all = await this.shelf.read(tx, ctx.actor.agencyId, youthId);
      tx.record(referralListed, { subjects: [youthId], relation, resultCount: all.length });
      return all.map((whole) => viewReferral(whole, cipher, ctx.now));
    });
  }

  /** @throws NotVisible */
  show(ctx: Ctx, youthId: string, id: string): Promise<ReferralView> {
    return this.ledger.read(ctx, async (tx) => {
      const youth = await this.youth.open(tx, ctx, youthId);
      tx.record(referralOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
      return viewReferral(await this.shelf.one(tx, ctx.actor.agencyId, youthId, id), youth.cipher, ctx.now);
    });
  }

  /** Chooses services to ask. Nothing leaves the house before an offer is sent. @throws NotVisible, NoSuchService */
  make(ctx: Ctx, youthId: string, asked: MakeReferral): Promise<ReferralView> {
    return this.write(ctx, youthId, undefined, async (tx, youth) => {
      const [id, now] = [tx.newId, await tx.at()];
      const { need, urgency, transport, interpreterLanguage = null, words, serviceIds } = asked;
      const drafts = serviceIds.map(() => ({ state: 'draft', seenAt: null, handedOverAt: null, outcome: null }) as const);
      await tx.insert(Referral, {
        ...{ id, youthId, need, urgency, transport, interpreterLanguage },
        words: youth.cipher.encryptOrNull('referral.words', id, words),
        madeBy: ctx.actor.userId,
        madeAt: now,
        ...waitingAfter({ waitsFor: null, waitsSince: null }, drafts, urgency, now),
        ...{ remindedAt: null, closedAt: null, closedAs: null, closedReason: null, closedWords: null },
      });
      // One after the other, so that they stay in the order in which they were chosen.
      for (const [i, serviceId] of serviceIds.entries())
        await tx.insert(ReferralOffer, draftFor(youthId, id, serviceId, new Date(now.getTime() + i)), referralRules);
      return { kind: referralMade, resourceId: id, referralId: id };
    });
  }

  /** Asks one more service. @throws NotVisible, StaleVersion, ReferralClosed, NoSuchService, OfferedAlready */
  offer(ctx: Ctx, youthId: string, id: string, version: number, { serviceId }: OfferReferral): Promise<ReferralView> {
    return this.write(ctx, youthId, id, async (tx) => {
      const { referral, offers } = await this.openAt(tx, ctx, youthId, id, version);
      const draft = draftFor(youthId, id, serviceId, await tx.at());
      await this.shelf.settle(tx, referral, [...offers, draft], draft.stateAt);
      await tx.insert(ReferralOffer, { ...draft, id: tx.newId }, referralRules);
      return { kind: offerAdded, resourceId: tx.newId, referralId: id };
    });
  }

  /** Whoever waits was asked again, by whatever way; Today is quiet until the next time. @throws NotVisible, StaleVersion, ReferralClosed */
  remind(ctx: Ctx, youthId: string, id: string, version: number): Promise<ReferralView> {
    return this.write(ctx, youthId, id, async (tx) => {
      const { referral, offers } = await this.openAt(tx, ctx, youthId, id, version);
      if (referral.waitsFor === null) throw new ReferralClosed();
      const now = await tx.at();
      const chaseAt = chaseFrom(referral.waitsFor, offers, referral.urgency, now);
      await tx.change(Referral, id, version, { remindedAt: now, chaseAt });
      return { kind: referralReminded, resourceId: id, referralId: id, reasonCode: referral.waitsFor };
    });
  }

  /** Ends it without the two attestations, with a reason; what was still open of it is cancelled. @throws as `remind`, WordsNeeded */
  callOff(ctx: Ctx, youthId: string, id: string, version: number, { reason, words }: CallOffReferral): Promise<ReferralView> {
    if (reason === 'other' && words === undefined) throw new WordsNeeded();
    return this.write(ctx, youthId, id, async (tx, { cipher }) => {
      const { offers } = await this.openAt(tx, ctx, youthId, id, version);
      const now = await tx.at();
      await tx.change(Referral, id, version, {
        ...{ waitsFor: null, waitsSince: null, chaseAt: null, closedAt: now, closedAs: 'called_off', closedReason: reason },
        closedWords: cipher.encryptOrNull('referral.closedWords', id, words),
      });
      for (const one of offers.filter(({ state }) => open.includes(state)))
        await tx.change(ReferralOffer, one.id, one.version, { state: 'cancelled', stateAt: now, reason, isByLink: false });
      return { kind: referralCalledOff, resourceId: id, referralId: id, reasonCode: reason };
    });
  }

  private async openAt(tx: Tx, ctx: Ctx, youthId: string, id: string, version: number): Promise<WholeReferral> {
    const whole = await this.shelf.at(tx, ctx, youthId, id, version);
    if (whole.referral.closedAt) throw new ReferralClosed();
    return whole;
  }

  /** One change of a referral, its event and how it is then; a repeated request reads it as it is now. */
  private write(
    ctx: Ctx,
    youthId: string,
    referralId: string | undefined,
    work: (tx: Tx, youth: OpenYouth) => Promise<{ kind: EventKind; resourceId: string; referralId: string; reasonCode?: string }>,
  ): Promise<ReferralView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const youth = await this.youth.open(tx, ctx, youthId);
        const { kind, referralId: id, ...told } = await work(tx, youth);
        tx.record(kind, { ...told, subjects: [youthId], relation: youth.relation });
        return viewReferral(await this.shelf.one(tx, ctx.actor.agencyId, youthId, id), youth.cipher, ctx.now);
      },
      async (tx, made) => {
        const youth = await this.youth.open(tx, ctx, youthId);
        const id = referralId ?? made;
        tx.record(referralOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
        return viewReferral(await this.shelf.one(tx, ctx.actor.agencyId, youthId, id), youth.cipher, ctx.now);
      },
    );
  }
}

function draftFor(youthId: string, referralId: string, serviceId: string, now: Date) {
  return {
    ...{ id: randomUUID(), referralId, youthId, serviceId, madeAt: now, state: 'draft' as const, stateAt: now },
    ...{ sentAt: null, disclosureId: null, reason: null, answerWords: null, isByLink: false },
    ...{ handedOverAt: null, handOverWords: null, seenAt: null, isSeenByService: null, seenRecordedBy: null },
    ...{ outcome: null, outcomeBy: null, outcomeWords: null, outcomeAt: null, outcomeRecordedBy: null },
  };
}
