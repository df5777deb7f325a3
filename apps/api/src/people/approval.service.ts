// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { InvitationApproved } from '@harbor/contracts';
import { IsNull, Not } from 'typeorm';
import { Ledger, type ReadTx, type Refusals } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Account } from './account.entity.js';
import { Invitation } from './invitation.entity.js';
import { ApprovedAlready, ApproverTooNew, NothingToApprove, NotByWhoInvited, NotByWhoIsInvited } from './people.errors.js';
import { invitationApproved, personShown } from './people.events.js';

/** Who may approve, and what, is decided by the database, also for whoever gets past this service. */
const refusals: Refusals = {
  ck_invitation_approved_once: () => new ApprovedAlready(),
  ck_invitation_waits_for_approval: () => new NothingToApprove(),
  ck_invitation_not_approved_by_who_invited: () => new NotByWhoInvited(),
  ck_invitation_not_approved_by_who_is_invited: () => new NotByWhoIsInvited(),
  ck_invitation_approver_is_known: () => new ApproverTooNew(),
};

/** The second of the two people it takes to make somebody's way in anew. */
@Injectable()
export class ApprovalService {
  constructor(private readonly ledger: Ledger) {}

  /**
   * From now on the code works, for at most 15 minutes. Whoever approves has spoken with the person: the screen alone
   * does not show that it is they who asked.
   *
   * @throws NotVisible, NothingToApprove, ApprovedAlready, NotByWhoInvited, NotByWhoIsInvited, ApproverTooNew
   */
  approve(ctx: Ctx, personId: string): Promise<InvitationApproved> {
    const { agencyId } = ctx.actor;
    return this.ledger.write(
      ctx,
      async (tx) => {
        await tx.one(Account, { where: { agencyId, id: personId } });
        const [open] = await tx.find(Invitation, {
          where: { agencyId, accountId: personId, usedAt: IsNull(), withdrawnAt: IsNull() },
        });
        if (!open?.needsApproval) throw new NothingToApprove();
        await tx.change(Invitation, open.id, open.version, { approvedAt: await tx.at() }, refusals);
        tx.record(invitationApproved, { resourceId: personId, relation: 'agency' });
        return this.approved(tx, ctx, personId);
      },
      async (tx) => {
        tx.record(personShown, { resourceId: personId, relation: 'agency' });
        return this.approved(tx, ctx, personId);
      },
    );
  }

  /** The one this person approved last. */
  private async approved(tx: ReadTx, ctx: Ctx, personId: string): Promise<InvitationApproved> {
    const { agencyId, userId } = ctx.actor;
    const [invitation] = await tx.find(Invitation, {
      where: { agencyId, accountId: personId, approvedBy: userId, approvedAt: Not(IsNull()) },
      order: { approvedAt: 'DESC' },
      take: 1,
    });
    if (!invitation) throw new NothingToApprove();
    return { personId, expiresAt: invitation.expiresAt.toISOString() };
  }
}
