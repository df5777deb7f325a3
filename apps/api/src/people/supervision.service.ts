// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { SetSupervision, SupervisionList, SupervisionView } from '@harbor/contracts';
import { type Relation, reachOf, type Role } from '@harbor/policy';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { Account } from './account.entity.js';
import { AlreadyEnded, AlreadySupervised, CannotBeSupervised, CannotSupervise } from './people.errors.js';
import { supervisionEnded, supervisionListed, supervisionSet, supervisionShown } from './people.events.js';
import { Supervision } from './supervision.entity.js';

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
      const rows = await tx.rows<{ id: string; supervisor_id: string; worker_id: string; from_at: Date; version: number }>(
        'list-supervision',
        `select s.id, s.supervisor_id, s.worker_id, s.from_at, s.version from harbor.supervision s
          where s.agency_id = $1 and s.until_at is null and ($2::uuid is null or $2 in (s.supervisor_id, s.worker_id))
          and ($3::uuid is null or (s.from_at, s.id) < (select c.from_at, c.id from harbor.supervision c where c.agency_id = $1 and c.id = $3))
          order by s.from_at desc, s.id desc limit $4`,
        [ctx.actor.agencyId, personId ?? null, after ?? null, limit + 1],
      );
      const items = rows
        .slice(0, limit)
        .map(({ id, supervisor_id: supervisorId, worker_id: workerId, from_at: from, version }) => {
          return { id, supervisorId, workerId, fromAt: from.toISOString(), untilAt: null, version };
        });
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
    const row = await tx.one(Supervision, { where: { agencyId: ctx.actor.agencyId, id } });
    const { supervisorId, workerId, fromAt, untilAt, version } = row;
    return { id, supervisorId, workerId, fromAt: fromAt.toISOString(), untilAt: untilAt?.toISOString() ?? null, version };
  }
}

const standsIn = (role: Role, relation: Relation): boolean => reachOf(role, 'youth.read').includes(relation);
