// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { digest, newToken } from '../identity/index.js';
import type { Tx } from '../ledger/index.js';
import { ReferralLink, type ReferralOffer } from './referral.entities.js';

/** Long enough for a service that looks at its post once a week. */
const goodForMs = 14 * 86_400_000;

/** What is kept of a link's secret. */
export const digestOfSecret = (secret: string): Buffer => digest(`referral-link\n${secret}`);

/** Makes the links by which services answer. */
@Injectable()
export class LinkMaker {
  /** A new link; one that was open for the same offer stops working. The secret is in this answer and nowhere else. */
  async make(
    tx: Tx,
    offer: Pick<ReferralOffer, 'id' | 'referralId' | 'youthId'>,
  ): Promise<{ secret: string; expiresAt: string }> {
    const { agencyId } = await tx.who();
    const now = await tx.at();
    const openLinks = { agencyId, offerId: offer.id, usedAt: IsNull(), withdrawnAt: IsNull() };
    for (const { id, version } of await tx.find(ReferralLink, { where: openLinks }))
      await tx.change(ReferralLink, id, version, { withdrawnAt: now });
    const secret = newToken();
    const expiresAt = new Date(now.getTime() + goodForMs);
    const { id: offerId, referralId, youthId } = offer;
    await tx.insert(ReferralLink, {
      ...{ id: randomUUID(), offerId, referralId, youthId, expiresAt, usedAt: null, withdrawnAt: null },
      secretHash: digestOfSecret(secret),
    });
    return { secret, expiresAt: expiresAt.toISOString() };
  }
}
