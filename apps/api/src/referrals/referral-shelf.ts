// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { OfferConsent } from '@harbor/contracts';
import { SharingService } from '../consents/index.js';
import type { ReadTx, Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible, StaleVersion } from '../platform/refusal.js';
import { type Act, after, isOfService, open, type OfferSoFar, taken } from './offer-state.js';
import { NotInThisState, referralRules } from './referral.errors.js';
import { Referral, ReferralOffer } from './referral.entities.js';
import type { Acting, ShownOffer, WholeReferral } from './referral.view.js';
import { nextStep, sharedIn } from './shared-in.js';
import { type Waiting, waitingAfter } from './waiting.js';

type OfferPatch = Partial<Omit<ReferralOffer, 'agencyId' | 'id' | 'version' | 'changedAt'>>;

/** Referrals with their offers as they stand in the database, and the one way in which an offer goes on. */
@Injectable()
export class ReferralShelf {
  constructor(private readonly sharing: SharingService) {}

  /** All of a youth's, the newest first; or the one of this id. */
  async read(tx: ReadTx, agencyId: string, youthId: string, id?: string): Promise<WholeReferral[]> {
    const hangs = { agencyId, youthId };
    const of = id === undefined ? hangs : { ...hangs, referralId: id };
    const [referrals, offers, links, waiting, names] = await Promise.all([
      tx.find(Referral, { where: id === undefined ? hangs : { ...hangs, id }, order: { madeAt: 'DESC', id: 'ASC' } }),
      tx.find(ReferralOffer, { where: of, order: { madeAt: 'ASC', id: 'ASC' } }),
      tx.rows<{ offer_id: string; expires_at: Date }>('open-referral-links', openLinks, [agencyId, youthId]),
      tx.rows<{ offer_id: string; ended_at: Date | null }>('waiting-offers', waitingOffers, [youthId]),
      tx.rows<Named>('names-for-referrals', namesFor, [agencyId, youthId]),
    ]);
    const named = new Map(names.map((one) => [one.id, one]));
    const nameOf = (id: string | null) => (id === null ? null : (named.get(id)?.name ?? null));
    const coverOf = await this.covers(tx, youthId, referrals, offers, named);
    const endedOf = new Map(waiting.map(({ offer_id, ended_at }) => [offer_id, ended_at]));
    const untilOf = new Map(links.map((link) => [link.offer_id, link.expires_at]));
    return referrals.map((referral) => ({
      referral,
      madeByName: nameOf(referral.madeBy),
      offers: offers
        .filter(({ referralId }) => referralId === referral.id)
        .map((offer) => ({
          ...offer,
          serviceName: nameOf(offer.serviceId) ?? '',
          seenRecordedByName: nameOf(offer.seenRecordedBy),
          outcomeRecordedByName: nameOf(offer.outcomeRecordedBy),
          linkUntil: untilOf.get(offer.id) ?? null,
          endedAt: endedOf.get(offer.id),
          coveredBy: coverOf.get(offer.id) ?? null,
        })),
    }));
  }

  /** @throws NotVisible */
  async one(tx: ReadTx, agencyId: string, youthId: string, id: string): Promise<WholeReferral> {
    const [whole] = await this.read(tx, agencyId, youthId, id);
    if (!whole) throw new NotVisible();
    return whole;
  }

  /** Of each offer with which something would leave next, the consent under which it would, for whoever sends. */
  private async covers(
    tx: ReadTx,
    youthId: string,
    referrals: readonly Referral[],
    offers: readonly ReferralOffer[],
    named: ReadonlyMap<string, Named>,
  ): Promise<Map<string, OfferConsent | null>> {
    const needOf = new Map(referrals.map(({ id, need }) => [id, need]));
    const asked = offers.flatMap((offer) => {
      const [step, need, service] = [nextStep(offer), needOf.get(offer.referralId), named.get(offer.serviceId)];
      if (!step || !need || !service?.is_ours) return [];
      return [{ id: offer.id, organizationId: service.organization_id, name: service.name, ...sharedIn(step, need) }];
    });
    const found = await this.sharing.coversEach(tx, youthId, asked);
    return new Map(found.map((consent, i) => [asked[i]!.id, consent]));
  }

  /** Until this transaction ends nobody else acts on the referral, so what is read after this stays as it is. */
  async hold(tx: Tx, agencyId: string, id: string): Promise<void> {
    await tx.rows('hold-referral', 'select version from harbor.referral where agency_id = $1 and id = $2 for update', [
      agencyId,
      id,
    ]);
  }

  /** Held, at the version the client read. @throws NotVisible, StaleVersion */
  async at(tx: Tx, ctx: Ctx, youthId: string, id: string, version: number): Promise<WholeReferral> {
    await this.hold(tx, ctx.actor.agencyId, id);
    const whole = await this.one(tx, ctx.actor.agencyId, youthId, id);
    if (whole.referral.version !== version) throw new StaleVersion(whole.referral.version);
    return whole;
  }

  /**
   * Takes an offer one act on, and its referral with it: when it is taken, the services that were asked beside it are
   * told no; when both have spoken, the referral is closed. The referral's row is stepped on first, so that of two acts
   * at once the second meets the first there.
   *
   * @returns how the offer stands then
   * @throws NotInThisState, StaleVersion, TakenAlready
   */
  async act(tx: Tx, { whole, offer }: Acting, act: Act, patch: OfferPatch, isByLink = false): Promise<ReferralOffer> {
    const now = await tx.at();
    const { userId } = await tx.who();
    const state = after(act, offer);
    if (state === undefined) throw new NotInThisState();
    const said: OfferPatch = {
      ...patch,
      ...(act === 'hand_over' ? { handedOverAt: now } : {}),
      ...(act === 'seen' ? { seenAt: now, isSeenByService: isByLink, ...(isByLink ? {} : { seenRecordedBy: userId }) } : {}),
      ...(act === 'outcome' ? { outcomeRecordedBy: userId } : {}),
      ...(isOfService(act) ? { isByLink } : {}),
      ...(state === offer.state ? {} : { state, stateAt: now }),
    };
    const beside = taken.includes(state) && !taken.includes(offer.state) ? askedBeside(whole, offer) : [];
    const offers = whole.offers.map((one): OfferSoFar => {
      if (one.id === offer.id) return { ...offer, ...said };
      return beside.includes(one) ? { ...one, state: 'cancelled' } : one;
    });
    await this.settle(tx, whole.referral, offers, now);
    for (const one of beside)
      await tx.change(ReferralOffer, one.id, one.version, { state: 'cancelled', stateAt: now, reason: 'other_service' });
    await tx.change(ReferralOffer, offer.id, offer.version, said, referralRules);
    return { ...offer, ...said };
  }

  /** An offer that was sent once more stays as it is, but for what it was sent under. @throws StaleVersion */
  async resent(tx: Tx, { whole: { referral, offers }, offer }: Acting, disclosureId: string): Promise<void> {
    await this.settle(tx, referral, offers, await tx.at());
    await tx.change(ReferralOffer, offer.id, offer.version, { disclosureId });
  }

  /** Writes down what the referral waits for, now that its offers stand so; completed, it is closed. @throws StaleVersion */
  async settle(tx: Tx, referral: Referral, offers: readonly OfferSoFar[], now: Date): Promise<void> {
    const isCalledOff = referral.closedAs === 'called_off';
    const waiting: Waiting = isCalledOff
      ? { waitsFor: null, waitsSince: null, chaseAt: null }
      : waitingAfter(referral, offers, referral.urgency, now);
    const isCompleted = !isCalledOff && waiting.waitsFor === null;
    const closing = isCalledOff
      ? {}
      : { closedAt: isCompleted ? (referral.closedAt ?? now) : null, closedAs: isCompleted ? ('completed' as const) : null };
    await tx.change(Referral, referral.id, referral.version, { ...waiting, ...closing });
  }
}

const askedBeside = ({ offers }: WholeReferral, taking: ShownOffer): ShownOffer[] =>
  offers.filter(({ id, state }) => id !== taking.id && open.includes(state) && !taken.includes(state));

const openLinks = `select l.offer_id, l.expires_at from harbor.referral_link l
  where l.agency_id = $1 and l.youth_id = $2 and l.used_at is null and l.withdrawn_at is null and l.expires_at > harbor.now()`;

const waitingOffers = 'select offer_id, ended_at from gate.waiting_offers($1)';

/** A service or a person, as far as whoever asks may know of them. */
interface Named {
  id: string;
  name: string;
  organization_id: string | null;
  /** Of the directory; whoever is asked sees no more of it than a name, and sends nothing. */
  is_ours: boolean;
}
// Whoever is asked learns of the services no more than the names of their own.
const namesFor = `select s.id, s.name, s.organization_id, true as is_ours from harbor.service s where s.agency_id = $1
    and s.id in (select o.service_id from harbor.referral_offer o where o.agency_id = $1 and o.youth_id = $2)
  union all select a.id, a.name, null, false from gate.asked_services($2) a
  union all select u.id, u.display_name, null, false from harbor.account u where u.agency_id = $1
    and u.id in (select r.made_by from harbor.referral r where r.agency_id = $1 and r.youth_id = $2
      union all select o.seen_recorded_by from harbor.referral_offer o where o.agency_id = $1 and o.youth_id = $2
      union all select o.outcome_recorded_by from harbor.referral_offer o where o.agency_id = $1 and o.youth_id = $2)`;
