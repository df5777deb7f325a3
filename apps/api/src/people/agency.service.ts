// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AgencyView, UpdateAgency } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { requirePhone } from '../platform/phone.js';
import { Agency, nationalNcmecLine, ownConsentForms } from './agency.entity.js';
import { agencyChanged, agencyShown } from './people.events.js';

/** The settings of one's own agency. */
@Injectable()
export class AgencyService {
  constructor(private readonly ledger: Ledger) {}

  show(ctx: Ctx): Promise<AgencyView> {
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      tx.record(agencyShown, { resourceId: agencyId, relation: 'agency' });
      return this.view(tx, agencyId);
    });
  }

  /** @throws Unprocessable on a number that cannot be dialled; StaleVersion */
  change(ctx: Ctx, version: number, asked: UpdateAgency): Promise<AgencyView> {
    requirePhone('/onCallPhone', asked.onCallPhone);
    requirePhone('/policePhone', asked.policePhone);
    requirePhone('/ncmecPhone', asked.ncmecPhone);
    return this.ledger.write(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      const { ncmecPhone, ...rest } = asked;
      await tx.change(Agency, agencyId, version, {
        ...rest,
        ...(ncmecPhone === undefined ? {} : { ncmecPhone: ncmecPhone || null }),
      });
      tx.record(agencyChanged, { resourceId: agencyId, relation: 'agency', fields: Object.keys(asked) });
      return this.view(tx, agencyId);
    });
  }

  /** The versions of the consent form that may be signed, the newest first. */
  async consentForms(tx: ReadTx): Promise<readonly string[]> {
    const { agencyId } = await tx.who();
    const [row] = await tx.rows<{ forms: string[] | null }>(
      'consent-forms',
      'select consent_forms as forms from harbor.agency where agency_id = $1',
      [agencyId],
    );
    return row?.forms ?? ownConsentForms;
  }

  private async view(tx: ReadTx, agencyId: string): Promise<AgencyView> {
    const agency = await tx.one(Agency, { where: { agencyId, id: agencyId } });
    const { id, code, name, timeZone, onCallName, onCallPhone, policePhone, planNeedsApproval, planReviewDays, isDemo, version } =
      agency;
    const ncmecPhone = agency.ncmecPhone ?? nationalNcmecLine;
    const consentForms = agency.consentForms ?? [...ownConsentForms];
    // prettier-ignore
    return { id, code, name, timeZone, onCallName, onCallPhone, policePhone, ncmecPhone, planNeedsApproval, planReviewDays, consentForms, isDemo, version };
  }
}
