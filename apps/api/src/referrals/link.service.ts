// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AnswerLink, LinkAnswered, OfferByLink } from '@harbor/contracts';
import { stoppedLink } from '@harbor/policy';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import { digestOfSecret, LinkMaker } from './link-maker.js';
import { answerable, open } from './offer-state.js';
import { whatWasSaid } from './offer.service.js';
import { LinkUnusable, NotInThisState } from './referral.errors.js';
import { ReferralLink } from './referral.entities.js';
import { linkAnswered, linkOpened, linkRefused } from './referral.events.js';
import { ReferralShelf } from './referral-shelf.js';
import { type Acting, viewAsked } from './referral.view.js';

/** Whoever holds a link is nobody the agency knows; what they may is the link's, and stands in the policy. */
const ruleId = 'referral.link';

/** How a service without an account sees what was sent to it, and answers. */
@Injectable()
export class LinkService {
  constructor(
    private readonly ledger: Ledger,
    private readonly shelf: ReferralShelf,
    private readonly links: LinkMaker,
  ) {}

  /** What was sent. Leaves the link as it is. @throws LinkUnusable */
  look(requestId: string, secret: string): Promise<OfferByLink> {
    return this.holding(requestId, secret, async (tx) => {
      const { acting, link, cipher } = await this.held(tx, secret);
      const [agency] = await tx.rows<{ name: string; on_call_phone: string }>(
        'agency-of-link',
        'select name, on_call_phone from harbor.agency where agency_id = $1',
        [link.agencyId],
      );
      tx.record(linkOpened, told(acting));
      return {
        ...viewAsked(acting, cipher),
        agencyName: agency?.name ?? '',
        agencyPhone: agency?.on_call_phone ?? '',
        expiresAt: link.expiresAt.toISOString(),
      };
    });
  }

  /**
   * Answers, and uses the link up; while something is left to say the answer holds the next one. Of two services that
   * say yes at once, and of two uses of one link, the referral's row decides.
   *
   * @throws LinkUnusable, NotInThisState, ReasonDoesNotFit, WordsNeeded
   */
  answer(requestId: string, { secret, act, reason, words }: AnswerLink): Promise<LinkAnswered> {
    return this.holding(requestId, secret, async (tx) => {
      const { agencyId, sessionId } = await tx.who();
      await this.shelf.hold(tx, agencyId, sessionId);
      const { acting, link, cipher } = await this.held(tx, secret);
      const { offer } = acting;
      if (!answerable(offer).includes(act)) throw new NotInThisState();
      await this.shelf.act(tx, acting, act, whatWasSaid({ act, reason, words }, offer.id, cipher), true);
      await tx.change(ReferralLink, link.id, link.version, { usedAt: await tx.at() });
      tx.record(linkAnswered, { ...told(acting), reasonCode: act });
      const { referral } = acting.whole;
      const whole = await this.shelf.one(tx, link.agencyId, link.youthId, referral.id);
      const now = whole.offers.find(({ id }) => id === offer.id) ?? offer;
      const next = answerable(now).length > 0 ? await this.links.make(tx, offer) : { secret: null, expiresAt: null };
      return { state: now.state, ...next };
    });
  }

  private async holding<T>(requestId: string, secret: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.ledger.byLink(digestOfSecret(secret), { requestId, ruleId }, async (tx) => {
      const { role, userId } = await tx.who();
      if (role !== stoppedLink) return { answer: await work(tx) };
      tx.record(linkRefused, { resourceId: userId, decision: 'deny', outcome: 'refused' });
      return undefined;
    });
    if (!done) throw new LinkUnusable();
    return done.answer;
  }

  private async held(tx: ReadTx, secret: string): Promise<{ acting: Acting; link: ReferralLink; cipher: Cipher }> {
    const { agencyId } = await tx.who();
    const [link] = await tx.find(ReferralLink, { where: { agencyId, secretHash: digestOfSecret(secret) } });
    // Somebody used it between the door and the lock, or another service was quicker.
    if (!link || link.usedAt || link.withdrawnAt) throw new LinkUnusable();
    const whole = await this.shelf.one(tx, agencyId, link.youthId, link.referralId);
    const offer = whole.offers.find(({ id }) => id === link.offerId);
    if (!offer || !open.includes(offer.state)) throw new LinkUnusable();
    return { acting: { whole, offer }, link, cipher: await tx.cipher(link.youthId) };
  }
}

const told = ({ whole, offer }: Acting) => ({
  resourceId: offer.id,
  subjects: [whole.referral.youthId],
  relation: 'link',
});
