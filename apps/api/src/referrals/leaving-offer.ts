// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AskedStep, HandOver } from '@harbor/contracts';
import { type Leaving, type Recipient, SharingService } from '../consents/index.js';
import type { ReadTx, Tx } from '../ledger/index.js';
import type { OpenYouth } from '../youth/index.js';
import type { Acting } from './referral.view.js';
import { sharedIn } from './shared-in.js';

/** What of a youth leaves with an offer, and to whom: each time a disclosure, under whichever running consent covers it. */
@Injectable()
export class LeavingOffer {
  constructor(private readonly sharing: SharingService) {}

  /** What the link shows: what help is asked, and how. No name. @returns the disclosure's id; @throws as `SharingService.disclose` */
  request(tx: Tx, youth: OpenYouth, acting: Acting): Promise<string> {
    const { referral } = acting.whole;
    const words = youth.cipher.decryptOrNull('referral.words', referral.id, referral.words);
    return this.leave(tx, youth, acting, 'request', { what: words ?? undefined, how: 'online' });
  }

  /** The name, because they meet, and the note. @returns the disclosure's id; @throws as `SharingService.disclose` */
  handOver(tx: Tx, youth: OpenYouth, acting: Acting, how: HandOver['how'], words: string | undefined): Promise<string> {
    return this.leave(tx, youth, acting, 'hand_over', { what: words, how });
  }

  private async leave(
    tx: Tx,
    youth: OpenYouth,
    { whole: { referral }, offer }: Acting,
    step: AskedStep,
    told: Pick<Leaving, 'what' | 'how'>,
  ): Promise<string> {
    const id = randomUUID();
    const { need, urgency, transport, interpreterLanguage } = referral;
    const asked = { step, service: offer.serviceName, need, urgency, transport, interpreterLanguage };
    const ground = { to: await recipientOf(tx, offer.serviceId) };
    await this.sharing.disclose(tx, youth, { id, ground, asked, ...sharedIn(step, need), ...told });
    return id;
  }
}

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
