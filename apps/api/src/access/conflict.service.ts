// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ConflictView, DeclareConflict } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { ConflictDeclaredAlready, EndedAlready, LeavesNoSupervisor, LeavesNoWorker, NobodyHere } from './access.errors.js';
import { conflictDeclared, conflictEnded, conflictsListed } from './access.events.js';
import { AccessService } from './access.service.js';
import { Conflict } from './conflict.entity.js';

interface ConflictRow {
  id: string;
  user_id: string;
  display_name: string;
  role: string;
  reason_code: string;
  declared_by: string;
  declared_by_name: string;
  declared_at: Date;
  ended_at: Date | null;
  version: number;
}
const conflicts = `select c.id, c.user_id, u.display_name, u.role, c.reason_code, c.declared_by, d.display_name as declared_by_name,
    c.declared_at, c.ended_at, c.version from harbor.conflict c
  join harbor.account u on u.agency_id = c.agency_id and u.id = c.user_id
  join harbor.account d on d.agency_id = c.agency_id and d.id = c.declared_by where c.agency_id = $1 and c.youth_id = $2`;

/** Who must be kept away from a youth. A conflict in force takes away every relation: deny wins. */
@Injectable()
export class ConflictService {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: AccessService,
  ) {}

  /** Those in force, the newest first. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<ConflictView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const [relation, rows] = await Promise.all([
        this.access.standing(tx, ctx, youthId),
        tx.rows<ConflictRow>('conflicts', `${conflicts} and c.ended_at is null order by c.declared_at desc, c.id`, [
          ctx.actor.agencyId,
          youthId,
        ]),
      ]);
      tx.record(conflictsListed, { subjects: [youthId], relation, resultCount: rows.length });
      return rows.map(view);
    });
  }

  /**
   * From COMMIT on this person finds nothing of the youth, in lists and search neither, even as their worker or
   * supervisor. One may declare it of oneself, and is out with it.
   *
   * @throws NobodyHere, ConflictDeclaredAlready; LeavesNoWorker and LeavesNoSupervisor, so that somebody can still act
   */
  declare(ctx: Ctx, youthId: string, { userId, reason }: DeclareConflict): Promise<ConflictView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { agencyId, userId: declaredBy } = ctx.actor;
        const [relation, people] = await Promise.all([
          this.access.standing(tx, ctx, youthId),
          tx.rows<{ id: string; display_name: string; role: string }>(
            'people-of-conflict',
            'select id, display_name, role from harbor.account where agency_id = $1 and id = any ($2)',
            [agencyId, [userId, declaredBy]],
          ),
        ]);
        const person = people.find(({ id }) => id === userId);
        if (!person) throw new NobodyHere();
        const id = tx.newId;
        const declaredAt = await tx.at();
        const nameWords = await tx.nameWords(youthId, person.display_name);
        await tx.insert(
          Conflict,
          { id, youthId, userId, nameWords, reasonCode: reason, declaredBy, declaredAt, endedAt: null },
          {
            uq_conflict_one_open: () => new ConflictDeclaredAlready(),
            ck_conflict_leaves_a_worker: () => new LeavesNoWorker(),
            ck_conflict_leaves_a_supervisor: () => new LeavesNoSupervisor(),
          },
        );
        tx.record(conflictDeclared, { resourceId: id, subjects: [youthId], relation, reasonCode: reason });
        // Not read again: who declares a conflict of their own can read nothing of it from here on.
        return view({
          id,
          user_id: userId,
          display_name: person.display_name,
          role: person.role,
          reason_code: reason,
          declared_by: declaredBy,
          declared_by_name: people.find((one) => one.id === declaredBy)?.display_name ?? '',
          declared_at: declaredAt,
          ended_at: null,
          version: 1,
        });
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /**
   * A supervisor ends it. Nobody ends one about themselves: it is out of their reach like all else of this youth.
   *
   * @throws NotVisible, EndedAlready, StaleVersion
   */
  end(ctx: Ctx, youthId: string, conflictId: string, version: number): Promise<ConflictView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [relation, row] = await Promise.all([
          this.access.standing(tx, ctx, youthId),
          this.one(tx, ctx, youthId, conflictId),
        ]);
        if (row.ended_at && version === row.version) throw new EndedAlready();
        const endedAt = await tx.at();
        const next = await tx.change(Conflict, conflictId, version, { endedAt });
        tx.record(conflictEnded, { resourceId: conflictId, subjects: [youthId], relation });
        return view({ ...row, ended_at: endedAt, version: next });
      },
      (tx) => this.again(tx, ctx, youthId, conflictId),
    );
  }

  private async again(tx: ReadTx, ctx: Ctx, youthId: string, conflictId: string): Promise<ConflictView> {
    const [relation, row] = await Promise.all([this.access.standing(tx, ctx, youthId), this.one(tx, ctx, youthId, conflictId)]);
    tx.record(conflictsListed, { resourceId: conflictId, subjects: [youthId], relation });
    return view(row);
  }

  private async one(tx: ReadTx, ctx: Ctx, youthId: string, conflictId: string): Promise<ConflictRow> {
    const [row] = await tx.rows<ConflictRow>('conflict', `${conflicts} and c.id = $3`, [ctx.actor.agencyId, youthId, conflictId]);
    if (!row) throw new NotVisible();
    return row;
  }
}

function view({ id, role, version, ...row }: ConflictRow): ConflictView {
  return {
    id,
    userId: row.user_id,
    displayName: row.display_name,
    role,
    reason: row.reason_code,
    declaredBy: row.declared_by,
    declaredByName: row.declared_by_name,
    declaredAt: row.declared_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    version,
  };
}
