// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangePerson, OwnAccount, PeopleList, PersonView, UpdateMe } from '@harbor/contracts';
import type { Role } from '@harbor/policy';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { requirePhone } from '../platform/phone.js';
import { NotVisible } from '../platform/refusal.js';
import { Account } from './account.entity.js';
import { InvitationService } from './invitation.service.js';
import { FilesToHandOver, LastAdmin, NotByOneself, StaysPartner } from './people.errors.js';
import { ownAccountChanged, personChanged, personListed, personShown } from './people.events.js';

interface PersonRow {
  id: string;
  role: Role;
  sign_in_name: string;
  display_name: string;
  language: string;
  phone: string;
  is_active: boolean;
  organization: string | null;
  invited_until: Date | null;
  invited_by: string | null;
  awaits_approval: boolean;
  version: number;
}
interface Asked {
  limit: number;
  cursor?: string | undefined;
  role?: Role | undefined;
  awaits?: 'approval' | undefined;
}
// One person has at most one open invitation (uq_invitation_one_open).
const people = `select u.id, u.role, u.sign_in_name, u.display_name, u.language, u.phone, u.is_active, u.version, o.name as organization,
    i.expires_at as invited_until, i.invited_by, i.needs_approval is true and i.approved_at is null as awaits_approval
  from harbor.account u left join harbor.invitation i on i.agency_id = u.agency_id and i.account_id = u.id
    and i.used_at is null and i.withdrawn_at is null and i.expires_at > harbor.now()
  left join harbor.organization o on o.agency_id = u.agency_id and o.id = u.organization_id`;

/** The people of one's own agency. */
@Injectable()
export class PersonService {
  constructor(
    private readonly ledger: Ledger,
    private readonly invitations: InvitationService,
  ) {}

  /** One page, by name. */
  list(ctx: Ctx, { limit, cursor, role, awaits }: Asked): Promise<PeopleList> {
    const [after] = fromCursor(cursor, ['id']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<PersonRow>(
        'list-people',
        `${people} where u.agency_id = $1 and ($2::text is null or u.role = $2)
          and ($5::text is null or (i.needs_approval and i.approved_at is null))
          and ($3::uuid is null or (u.display_name, u.id) > (select c.display_name, c.id from harbor.account c where c.agency_id = $1 and c.id = $3))
          order by u.display_name, u.id limit $4`,
        [ctx.actor.agencyId, role ?? null, after ?? null, limit + 1, awaits ?? null],
      );
      const items = rows.slice(0, limit).map(viewPerson);
      tx.record(personListed, { resultCount: items.length, relation: 'agency' });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }

  /** @throws NotVisible */
  show(ctx: Ctx, personId: string): Promise<PersonView> {
    return this.ledger.read(ctx, async (tx) => {
      tx.record(personShown, { resourceId: personId, relation: 'agency' });
      return this.row(tx, ctx, personId);
    });
  }

  /**
   * Changes a person. Another role, or not active any more, ends their sessions with COMMIT (the database sees to it);
   * an open invitation of someone who leaves is withdrawn, so that it does not come back with them.
   *
   * @throws NotByOneself, LastAdmin, FilesToHandOver (decided by the database), StaleVersion, NotVisible
   */
  change(ctx: Ctx, personId: string, version: number, asked: ChangePerson): Promise<PersonView> {
    requirePhone('/phone', asked.phone);
    return this.ledger.write(ctx, async (tx) => {
      await tx.change(
        Account,
        personId,
        version,
        { ...asked },
        {
          ck_account_organization_of_partner: () => new StaysPartner(),
          ck_account_not_by_oneself: () => new NotByOneself(),
          ck_account_one_admin_remains: () => new LastAdmin(),
          ck_account_leaves_no_youth_alone: (files) => new FilesToHandOver(files),
        },
      );
      if (asked.isActive === false) await this.invitations.withdrawOpen(tx, personId);
      tx.record(personChanged, { resourceId: personId, relation: 'agency', fields: Object.keys(asked) });
      return this.row(tx, ctx, personId);
    });
  }

  /** What everyone may change of themselves. @throws StaleVersion */
  changeOwn(ctx: Ctx, version: number, asked: UpdateMe): Promise<OwnAccount> {
    return this.ledger.write(ctx, async (tx) => {
      const { agencyId, userId } = ctx.actor;
      await tx.change(Account, userId, version, { language: asked.language });
      tx.record(ownAccountChanged, { resourceId: userId, relation: 'self', fields: ['language'] });
      const { displayName, language, version: now } = await tx.one(Account, { where: { agencyId, id: userId } });
      return { userId, displayName, language, version: now };
    });
  }

  private async row(tx: ReadTx, ctx: Ctx, personId: string): Promise<PersonView> {
    const [row] = await tx.rows<PersonRow>('person', `${people} where u.agency_id = $1 and u.id = $2`, [
      ctx.actor.agencyId,
      personId,
    ]);
    if (!row) throw new NotVisible();
    return viewPerson(row);
  }
}

function viewPerson(row: PersonRow): PersonView {
  return {
    id: row.id,
    role: row.role,
    signInName: row.sign_in_name,
    displayName: row.display_name,
    language: row.language,
    phone: row.phone,
    organization: row.organization,
    isActive: row.is_active,
    invitedUntil: row.invited_until?.toISOString() ?? null,
    invitedBy: row.invited_by,
    awaitsApproval: row.awaits_approval,
    version: row.version,
  };
}
