// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HandOver } from '@harbor/contracts';
import { type Leaving, type Recipient, SharingService } from '../consents/index.js';
import type { ReadTx, Tx } from '../ledger/index.js';
import type { OpenYouth } from '../youth/index.js';
import type { Acting } from './referral-shelf.js';

/** What of a youth leaves with an offer, and to whom: each time a disclosure, under whichever running consent covers it. */
@Injectable()
export class LeavingOffer {
  constructor(private readonly sharing: SharingService) {}

  /** What the link shows: what help is asked, and how. No name. @returns the disclosure's id; @throws as `SharingService.disclose` */
  request(tx: Tx, youth: OpenYouth, { whole: { referral }, offer }: Acting): Promise<string> {
    const { need, urgency, transport, interpreterLanguage } = referral;
    const words = youth.cipher.decryptOrNull('referral.words', referral.id, referral.words);
    const what = ['Referral', need, urgency, transport, interpreterLanguage, words].filter(Boolean).join('; ');
    return this.leave(tx, youth, offer.serviceId, { what, how: 'online', classes: ['C2'], ...protectedIn(need) });
  }

  /** The name, because they meet, and the note. @returns the disclosure's id; @throws as `SharingService.disclose` */
  handOver(
    tx: Tx,
    youth: OpenYouth,
    { whole: { referral }, offer }: Acting,
    how: HandOver['how'],
    words: string | undefined,
  ): Promise<string> {
    const what = ['Hand-over', referral.need, words].filter(Boolean).join('; ');
    return this.leave(tx, youth, offer.serviceId, { what, how, classes: ['C1', 'C2'], ...protectedIn(referral.need) });
  }

  private async leave(tx: Tx, youth: OpenYouth, serviceId: string, what: Omit<Leaving, 'id' | 'ground'>): Promise<string> {
    const id = randomUUID();
    await this.sharing.disclose(tx, youth, { id, ground: { to: await recipientOf(tx, serviceId) }, ...what });
    return id;
  }
}

/** That somebody needs this help is itself what 42 CFR Part 2 keeps. */
const protectedIn = (need: string): Pick<Leaving, 'protections'> => (need === 'substance_use' ? { protections: ['part2'] } : {});

/** The organization whose service it is; a service of nobody's goes by its own name. */
async function recipientOf(tx: ReadTx, serviceId: string): Promise<Recipient> {
  const { agencyId } = await tx.who();
  const [service] = await tx.rows<{ organization_id: string | null; name: string }>(
    'recipient-of-offer',
    'select organization_id, name from harbor.service where agency_id = $1 and id = $2',
    [agencyId, serviceId],
  );
  if (!service) throw new Error('An offer without its service.');
  return service.organization_id ? { organizationId: service.organization_id } : { name: service.name };
}
