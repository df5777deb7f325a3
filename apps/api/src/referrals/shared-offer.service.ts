// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AnswerOffer, SharedOffer } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { whatWasSaid } from './offer.service.js';
import { answerable } from './offer-state.js';
import { NotInThisState } from './referral.errors.js';
import { offerAnswered, sharedOfferOpened, sharedOffersListed } from './referral.events.js';
import { ReferralShelf } from './referral-shelf.js';
import { type Acting, viewAsked } from './referral.view.js';

/** Where an offer is found. */
interface Place {
  id: string;
  referral_id: string;
  youth_id: string;
  consent_id: string;
}
// Row security shows a partner the disclosures of their own consents alone: so these are the offers of their organization.
// By index, one after the other: it would ask of every disclosure of the agency else.
const own = `select o.id, o.referral_id, o.youth_id, c.id as consent_id from harbor.account u
  cross join lateral (select c.id from harbor.consent c where c.agency_id = $1 and c.organization_id = u.organization_id offset 0) c
  cross join lateral (select d.id from harbor.disclosure d where d.agency_id = $1 and d.consent_id = c.id offset 0) d
  cross join lateral (select o.* from harbor.referral_offer o where o.agency_id = $1 and o.disclosure_id = d.id offset 0) o
  where u.agency_id = $1 and u.id = $2 and ($3::uuid is null or o.id = $3) order by o.sent_at desc, o.id limit 100`;

/** What a partner's organization is asked, and what they answer. */
@Injectable()
export class SharedOfferService {
  constructor(
    private readonly ledger: Ledger,
    private readonly shelf: ReferralShelf,
  ) {}

  /** The newest 100; one event, with every youth of whom something was shown. */
  list(ctx: Ctx): Promise<SharedOffer[]> {
    return this.ledger.read(ctx, async (tx) => {
      const places = await this.places(tx, ctx);
      const subjects = [...new Set(places.map(({ youth_id: id }) => id))];
      tx.record(sharedOffersListed, { subjects, relation: 'shared', resultCount: places.length });
      return Promise.all(
        places.map(async (place) => viewShared(place, await this.acting(tx, ctx, place), await tx.cipher(place.youth_id))),
      );
    });
  }

  /**
   * Answers as the service's own link would. Of two services that say yes at once the referral's row decides.
   *
   * @throws NotVisible, also once the consent has ended; NotInThisState, ReasonDoesNotFit, WordsNeeded, TakenAlready
   */
  answer(ctx: Ctx, offerId: string, { act, reason, words }: AnswerOffer): Promise<SharedOffer> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const place = await this.place(tx, ctx, offerId);
        await this.shelf.hold(tx, ctx.actor.agencyId, place.referral_id);
        const [acting, cipher] = [await this.acting(tx, ctx, place), await tx.cipher(place.youth_id)];
        if (!answerable(acting.offer).includes(act)) throw new NotInThisState();
        await this.shelf.act(tx, acting, act, whatWasSaid({ act, reason, words }, offerId, cipher), true);
        tx.record(offerAnswered, { ...told(place), reasonCode: act });
        return viewShared(place, await this.acting(tx, ctx, place), cipher);
      },
      async (tx) => {
        const place = await this.place(tx, ctx, offerId);
        tx.record(sharedOfferOpened, told(place));
        return viewShared(place, await this.acting(tx, ctx, place), await tx.cipher(place.youth_id));
      },
    );
  }

  private places(tx: ReadTx, { actor }: Ctx, offerId?: string): Promise<Place[]> {
    return tx.rows<Place>('shared-offers', own, [actor.agencyId, actor.userId, offerId ?? null]);
  }

  private async place(tx: ReadTx, ctx: Ctx, offerId: string): Promise<Place> {
    const [place] = await this.places(tx, ctx, offerId);
    if (!place) throw new NotVisible();
    return place;
  }

  private async acting(tx: ReadTx, { actor }: Ctx, { id, referral_id, youth_id }: Place): Promise<Acting> {
    const whole = await this.shelf.one(tx, actor.agencyId, youth_id, referral_id);
    const offer = whole.offers.find((one) => one.id === id);
    if (!offer) throw new NotVisible();
    return { whole, offer };
  }
}

const told = ({ id, youth_id }: Place) => ({ resourceId: id, subjects: [youth_id], relation: 'shared' });

const viewShared = (place: Place, acting: Acting, cipher: Cipher): SharedOffer => ({
  id: place.id,
  consentId: place.consent_id,
  ...viewAsked(acting, cipher),
});
