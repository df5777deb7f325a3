// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { CareTeamMemberView } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import {
  AssignedAlready,
  EndedAlready,
  EndsWithThePlacement,
  LastWorker,
  MemberInConflict,
  NotACaseworkerHere,
} from './access.errors.js';
import { careTeamOpened, membershipEnded, workerAssigned } from './access.events.js';
import { AccessService } from './access.service.js';
import { CareTeamMember } from './care-team.entity.js';

interface MemberRow {
  id: string;
  user_id: string;
  display_name: string;
  role: string;
  relation: CareTeamMember['relation'];
  why: string;
  from_at: Date;
  until_at: Date | null;
  version: number;
}
const memberColumns = 'm.id, m.user_id, u.display_name, u.role, m.relation, m.why, m.from_at, m.until_at, m.version';
const members = 'harbor.care_team m join harbor.account u on u.agency_id = m.agency_id and u.id = m.user_id';

/** The care team: read by its workers and their supervisors, made up by supervisors. */
@Injectable()
export class CareTeamService {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: AccessService,
  ) {}

  /** Everyone around the youth now, who was there first first. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<CareTeamMemberView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const [relation, rows] = await Promise.all([
        this.access.standing(tx, ctx, youthId),
        tx.rows<MemberRow>(
          'care-team',
          `select ${memberColumns} from ${members} where m.agency_id = $1 and m.youth_id = $2
            and m.from_at <= harbor.now() and (m.until_at is null or m.until_at > harbor.now()) order by m.from_at, m.id`,
          [ctx.actor.agencyId, youthId],
        ),
      ]);
      tx.record(careTeamOpened, { subjects: [youthId], relation, resultCount: rows.length });
      return rows.map(view);
    });
  }

  /**
   * Lets a caseworker of the agency into this youth's file from now on.
   *
   * @throws NotACaseworkerHere, MemberInConflict, AssignedAlready
   */
  assign(ctx: Ctx, youthId: string, userId: string): Promise<CareTeamMemberView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const relation = await this.access.standing(tx, ctx, youthId);
        const refusals = {
          ck_care_team_member_fits_relation: () => new NotACaseworkerHere(),
          ck_care_team_member_not_in_conflict: () => new MemberInConflict(),
          uq_care_team_assigned_once: () => new AssignedAlready(),
        };
        const as = { relation: 'assigned', why: 'assignment', sourceId: null } as const;
        const id = await this.access.join(tx, youthId, userId, as, refusals, tx.newId);
        tx.record(workerAssigned, { resourceId: id, subjects: [youthId], relation });
        return view(await this.member(tx, ctx, youthId, id));
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /**
   * Ends a worker's access, in force for every query after COMMIT. Of two supervisors who remove the last two workers
   * at once, one is refused: the database decides.
   *
   * @throws LastWorker, EndsWithThePlacement for a caregiver, EndedAlready, StaleVersion
   */
  end(ctx: Ctx, youthId: string, memberId: string, version: number): Promise<CareTeamMemberView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [relation, member] = await Promise.all([
          this.access.standing(tx, ctx, youthId),
          this.member(tx, ctx, youthId, memberId),
        ]);
        if (member.relation !== 'assigned') throw new EndsWithThePlacement();
        if (member.until_at && version === member.version) throw new EndedAlready();
        tx.refusals['ck_care_team_keeps_a_worker'] = () => new LastWorker();
        const untilAt = await tx.at();
        const next = await tx.change(CareTeamMember, memberId, version, { untilAt });
        tx.record(membershipEnded, { resourceId: memberId, subjects: [youthId], relation });
        return view({ ...member, until_at: untilAt, version: next });
      },
      (tx) => this.again(tx, ctx, youthId, memberId),
    );
  }

  private async again(tx: ReadTx, ctx: Ctx, youthId: string, memberId: string): Promise<CareTeamMemberView> {
    const [relation, member] = await Promise.all([
      this.access.standing(tx, ctx, youthId),
      this.member(tx, ctx, youthId, memberId),
    ]);
    tx.record(careTeamOpened, { resourceId: memberId, subjects: [youthId], relation });
    return view(member);
  }

  private async member(tx: ReadTx, ctx: Ctx, youthId: string, memberId: string): Promise<MemberRow> {
    const [row] = await tx.rows<MemberRow>(
      'care-team-member',
      `select ${memberColumns} from ${members} where m.agency_id = $1 and m.youth_id = $2 and m.id = $3`,
      [ctx.actor.agencyId, youthId, memberId],
    );
    if (!row) throw new NotVisible();
    return row;
  }
}

function view({ id, role, relation, why, version, ...row }: MemberRow): CareTeamMemberView {
  return {
    id,
    userId: row.user_id,
    displayName: row.display_name,
    role,
    relation,
    why,
    since: row.from_at.toISOString(),
    until: row.until_at?.toISOString() ?? null,
    version,
  };
}
