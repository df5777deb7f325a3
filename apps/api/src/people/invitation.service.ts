// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InvitePerson, PersonInvited } from '@harbor/contracts';
import { IsNull } from 'typeorm';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { requirePhone } from '../platform/phone.js';
import { Account } from './account.entity.js';
import { Invitation } from './invitation.entity.js';
import { digestOfCode, newInvitationCode } from './invitation-code.js';
import {
  InvitedJustNow,
  NotActive,
  NotByOneself,
  OrganizationOfPartner,
  OrganizationUnknown,
  SignInNameTaken,
} from './people.errors.js';
import { invitationMade, invitationWithdrawn, personInvited, personShown } from './people.events.js';

/** Long enough for someone who works at weekends. */
const goodForMs = 72 * 3_600_000;

/** Invitations: the only way in which somebody comes by a password and an authenticator. */
@Injectable()
export class InvitationService {
  constructor(private readonly ledger: Ledger) {}

  /**
   * A new account and its invitation. The code is in this one answer and nowhere else; a repeated request gives null.
   *
   * @throws SignInNameTaken; Unprocessable on a number that cannot be dialled
   */
  invite(ctx: Ctx, { language = 'en', phone = '', ...asked }: InvitePerson): Promise<PersonInvited> {
    requirePhone('/phone', phone);
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        // Active and the rest are what the column says; the application may not choose them for a new account.
        await tx.insert(Account, { id, ...asked, language, phone } as Account, {
          uq_account_sign_in_name: () => new SignInNameTaken(),
          ck_account_organization_of_partner: () => new OrganizationOfPartner(),
          fk_account_organization: () => new OrganizationUnknown(),
        });
        tx.record(personInvited, { resourceId: id, relation: 'agency' });
        return this.make(tx, ctx, id, randomUUID());
      },
      (tx, id) => this.repeat(tx, ctx, id),
    );
  }

  /**
   * A new invitation for someone who has an account: whoever accepts it sets a new password and authenticator, and
   * every session ends. Earlier invitations stop working now. Nobody invites themselves. Where the account can sign in
   * already, the code opens nothing before a second person approves (`ApprovalService`).
   *
   * @throws NotVisible, NotActive, NotByOneself, InvitedJustNow
   */
  inviteAgain(ctx: Ctx, personId: string): Promise<PersonInvited> {
    if (personId === ctx.actor.userId) throw new NotByOneself();
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { isActive } = await tx.one(Account, { where: { agencyId: ctx.actor.agencyId, id: personId } });
        if (!isActive) throw new NotActive();
        await this.withdrawOpen(tx, personId);
        // The event names whose way in is made anew: that is what a privacy officer looks for.
        tx.record(invitationMade, { resourceId: personId, relation: 'agency' });
        return this.make(tx, ctx, personId, tx.newId);
      },
      (tx) => this.repeat(tx, ctx, personId),
    );
  }

  /** The open invitation stops working. Without one nothing changes. @throws NotVisible */
  withdraw(ctx: Ctx, personId: string): Promise<void> {
    const act = async (tx: Tx): Promise<void> => {
      await tx.one(Account, { where: { agencyId: ctx.actor.agencyId, id: personId } });
      const count = await this.withdrawOpen(tx, personId);
      tx.record(invitationWithdrawn, { resourceId: personId, relation: 'agency', resultCount: count });
    };
    return this.ledger.write(ctx, act, act);
  }

  async withdrawOpen(tx: Tx, accountId: string): Promise<number> {
    const { agencyId } = await tx.who();
    const open = await tx.find(Invitation, { where: { agencyId, accountId, usedAt: IsNull(), withdrawnAt: IsNull() } });
    for (const { id, version } of open) await tx.change(Invitation, id, version, { withdrawnAt: await tx.at() });
    return open.length;
  }

  private async make(tx: Tx, ctx: Ctx, accountId: string, id: string): Promise<PersonInvited> {
    const code = newInvitationCode();
    const expiresAt = new Date((await tx.at()).getTime() + goodForMs);
    // Used, withdrawn, approved or to be approved: what a new row says of that is the database's to write.
    await tx.insert(
      Invitation,
      { id, accountId, codeHash: digestOfCode(code), invitedBy: ctx.actor.userId, expiresAt } as Invitation,
      { uq_invitation_one_open: () => new InvitedJustNow() },
    );
    const { needsApproval } = await tx.one(Invitation, { where: { agencyId: ctx.actor.agencyId, id } });
    return { personId: accountId, code, expiresAt: expiresAt.toISOString(), needsApproval: needsApproval === true };
  }

  private async repeat(tx: Tx, ctx: Ctx, accountId: string): Promise<PersonInvited> {
    const [newest] = await tx.find(Invitation, {
      where: { agencyId: ctx.actor.agencyId, accountId },
      order: { changedAt: 'DESC' },
      take: 1,
    });
    tx.record(personShown, { resourceId: accountId, relation: 'agency' });
    return {
      personId: accountId,
      code: null,
      expiresAt: (newest?.expiresAt ?? ctx.now).toISOString(),
      needsApproval: newest?.needsApproval === true,
    };
  }
}
