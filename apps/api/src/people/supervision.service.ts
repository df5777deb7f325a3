// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { SetSupervision, SupervisionList, SupervisionView } from '@harbor/contracts';
import { type Relation, reachOf, type Role, roles } from '@harbor/policy';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { NotVisible } from '../platform/refusal.js';
import { Account } from './account.entity.js';
import { AlreadyEnded, AlreadySupervised, CannotBeSupervised, CannotSupervise } from './people.errors.js';
import { supervisionEnded, supervisionListed, supervisionSet, supervisionShown } from './people.events.js';
import { Supervision } from './supervision.entity.js';

interface SupervisionRow {
  id: string;
  supervisor_id: string;
  worker_id: string;
  from_at: Date;
  until_at: Date | null;
  is_only_one: boolean;
  version: number;
}
const standsIn = (role: Role, relation: Relation): boolean => reachOf(role, 'youth.read').includes(relation);
const supervisors = roles.filter((role) => standsIn(role, 'supervising'));

/** $1 agency, $2 roles that supervise. */
const supervision = `select s.id, s.supervisor_id, s.worker_id, s.from_at, s.until_at, s.version,
    s.until_at is null and not exists (select from harbor.supervision o
      join harbor.account u on u.agency_id = $1 and u.id = o.supervisor_id and u.is_active and u.role = any ($2)
      where o.agency_id = $1 and o.worker_id = s.worker_id and o.id <> s.id and o.until_at is null) as is_only_one
  from harbor.supervision s where s.agency_id = $1`;

/** Who supervises whom: through it a manager reaches the youth their workers are assigned to. */
@Injectable()
export class SupervisionService {
  constructor(private readonly ledger: Ledger) {}

  /** One page of what is in force now, newest first. */
  list(
    ctx: Ctx,
    { limit, cursor, personId }: { limit: number; cursor?: string | undefined; personId?: string | undefined },
  ): Promise<SupervisionList> {
    const [after] = fromCursor(cursor, ['id']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<SupervisionRow>(
        'list-supervision',
        `${supervision} and s.until_at is null and ($3::uuid is null or $3 in (s.supervisor_id, s.worker_id))
          and ($4::uuid is null or (s.from_at, s.id) < (select c.from_at, c.id from harbor.supervision c where c.agency_id = $1 and c.id = $4))
          order by s.from_at desc, s.id desc limit $5`,
        [ctx.actor.agencyId, supervisors, personId ?? null, after ?? null, limit + 1],
      );
      const items = rows.slice(0, limit).map(viewSupervision);
      tx.record(supervisionListed, { resultCount: items.length, relation: 'agency' });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }

  /**
   * From now on this manager supervises this worker.
   *
   * @throws CannotSupervise, CannotBeSupervised when their roles have no use for it; AlreadySupervised
   */
  set(ctx: Ctx, { supervisorId, workerId }: SetSupervision): Promise<SupervisionView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        if (supervisorId === workerId || !(await this.holds(tx, ctx, supervisorId, 'supervising'))) throw new CannotSupervise();
        if (!(await this.holds(tx, ctx, workerId, 'assigned'))) throw new CannotBeSupervised();
        await tx.insert(
          Supervision,
          { id, supervisorId, workerId, fromAt: await tx.at(), untilAt: null },
          {
            uq_supervision_one_open: () => new AlreadySupervised(),
          },
        );
        tx.record(supervisionSet, { resourceId: id, relation: 'agency' });
        return this.view(tx, ctx, id);
      },
      async (tx, id) => {
        tx.record(supervisionShown, { resourceId: id, relation: 'agency' });
        return this.view(tx, ctx, id);
      },
    );
  }

  /** The supervision ends now, and with it every reach that came from it. @throws NotVisible, StaleVersion, AlreadyEnded */
  end(ctx: Ctx, id: string, version: number): Promise<SupervisionView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const before = await this.view(tx, ctx, id);
        if (before.untilAt !== null && version === before.version) throw new AlreadyEnded();
        await tx.change(Supervision, id, version, { untilAt: await tx.at() });
        tx.record(supervisionEnded, { resourceId: id, relation: 'agency' });
        return this.view(tx, ctx, id);
      },
      async (tx) => {
        tx.record(supervisionShown, { resourceId: id, relation: 'agency' });
        return this.view(tx, ctx, id);
      },
    );
  }

  /** Whether this active person's role can stand in that relation to a youth at all. */
  private async holds(tx: Tx, ctx: Ctx, personId: string, relation: Relation): Promise<boolean> {
    const where = { agencyId: ctx.actor.agencyId, id: personId, isActive: true };
    const [person] = await tx.find(Account, { where });
    return person !== undefined && standsIn(person.role, relation);
  }

  private async view(tx: ReadTx, ctx: Ctx, id: string): Promise<SupervisionView> {
    const [row] = await tx.rows<SupervisionRow>('supervision', `${supervision} and s.id = $3`, [
      ctx.actor.agencyId,
      supervisors,
      id,
    ]);
    if (!row) throw new NotVisible();
    return viewSupervision(row);
  }
}

function viewSupervision(row: SupervisionRow): SupervisionView {
  return {
    id: row.id,
    supervisorId: row.supervisor_id,
    workerId: row.worker_id,
    fromAt: row.from_at.toISOString(),
    untilAt: row.until_at?.toISOString() ?? null,
    isOnlyOne: row.is_only_one,
    version: row.version,
  };
}
