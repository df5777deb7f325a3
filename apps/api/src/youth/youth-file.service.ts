// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dateIn } from '@harbor/calendar';
import type { OpenYouthFile, RestrictedView, UpdateRestricted, UpdateYouth, YouthListItem } from '@harbor/contracts';
import { type Relation, reachOf } from '@harbor/policy';
import { AccessService } from '../access/index.js';
import { DataKey, KeyRing } from '../keys/index.js';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { NotVisible } from '../platform/refusal.js';
import { YouthCase } from './youth-case.entity.js';
import { BornInTheFuture, CaseCodeTaken } from './youth.errors.js';
import {
  restrictedRead,
  restrictedUpdated,
  youthCreated,
  youthListed,
  youthOpened,
  youthSearched,
  youthUpdated,
} from './youth.events.js';
import { changeFile, insertFile } from './youth-rows.js';
import { YouthService } from './youth.service.js';
import { type FileRow, type ListRow, listItem } from './youth.view.js';

const restrictedFields = ['marks', 'handles', 'safeContact', 'restrictedNote', 'school'] as const;
/** Their place when they were first encrypted. It is sealed into every ciphertext, so it stays though they stand in `youth_case`. */
const placeOf = (field: (typeof restrictedFields)[number]) => `youth.${field}`;
const fileColumns = `y.id, y.version, c.case_code, y.used_name, c.legal_name, y.pronouns, c.gender, c.birth_date::text, c.birth_date_is_estimate,
  case when c.id is null then gate.age_of(y.id) end as years,
  c.race_ethnicity, c.tribal_nations, c.icwa, y.languages, y.interpreter_language, y.allergies, y.medication, y.daily_care,
  c.height_cm, c.weight_kg, c.hair_color, c.eye_color, g.time_zone`;
const listColumns = 'f.id, c.case_code, f.used_name, f.pronouns, c.birth_date::text, g.time_zone';
/**
 * The youth found, each looked up by key. In an ordinary join the planner, while it knows little of the table, reads all
 * youth of the agency, and row security asks of every one how the reader is related: 300 youth took ten milliseconds.
 */
const oneByOne = `cross join lateral (select * from harbor.youth_case c where c.agency_id = $1 and c.id = f.id offset 0) c
  join harbor.agency g on g.agency_id = c.agency_id`;

/** A youth's file: opened, listed, found, begun and kept up to date. */
@Injectable()
export class YouthFileService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
    private readonly youth: YouthService,
    private readonly access: AccessService,
  ) {}

  /** The file. One statement, one event. @throws NotVisible */
  file(ctx: Ctx, youthId: string): Promise<FileRow> {
    return this.ledger.read(ctx, async (tx) => {
      const row = await this.row(tx, ctx, youthId);
      tx.record(youthOpened, { resourceId: youthId, subjects: [youthId], relation: row.relation });
      return row;
    });
  }

  /** One page of the youth within reach, by case code. */
  list(ctx: Ctx, limit: number, cursor: string | undefined): Promise<{ items: YouthListItem[]; next: string | null }> {
    const [after] = fromCursor(cursor, ['line']) ?? [''];
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId, role } = ctx.actor;
      const rows = await tx.rows<ListRow>(
        'list-youth',
        `select ${listColumns} from gate.page_of_youth($2, $3, $4) f ${oneByOne} order by c.case_code`,
        [agencyId, reachOf(role, ctx.permission), after, limit + 1],
      );
      const items = rows.slice(0, limit).map((row) => listItem(row, ctx.now));
      tx.record(youthListed, {
        subjects: items.map(({ id }) => id),
        resultCount: items.length,
        relation: reachOf(role, ctx.permission)[0] as Relation,
      });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.caseCode) : null };
    });
  }

  /** At most 20 youth within reach whose names or code are like these words, best first. The words are not kept. */
  search(ctx: Ctx, words: string): Promise<YouthListItem[]> {
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId, role } = ctx.actor;
      const rows = await tx.rows<ListRow>(
        'search-youth',
        `select ${listColumns} from gate.search_youth($2, $3, 20) f ${oneByOne} order by f.likeness desc, c.case_code`,
        [agencyId, words, reachOf(role, ctx.permission)],
      );
      tx.record(youthSearched, {
        subjects: rows.map(({ id }) => id),
        resultCount: rows.length,
        relation: reachOf(role, ctx.permission)[0] as Relation,
      });
      return rows.map((row) => listItem(row, ctx.now));
    });
  }

  /**
   * Begins a file: its key, the youth, and the worker as the first of the care team, in one transaction. A case code
   * that was made up here and turns out to be taken is made up again.
   *
   * @throws CaseCodeTaken, BornInTheFuture
   */
  async create(ctx: Ctx, asked: OpenYouthFile): Promise<FileRow> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.begin(ctx, { ...asked, caseCode: asked.caseCode ?? newCaseCode() });
      } catch (error) {
        if (asked.caseCode || attempt === 5 || !(error instanceof CaseCodeTaken)) throw error;
      }
    }
  }

  private begin(ctx: Ctx, asked: OpenYouthFile): Promise<FileRow> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        await requireBorn(tx, ctx, asked.birthDate);
        const { wrapped } = await this.keys.create(ctx.actor.agencyId, id);
        await tx.insert(DataKey, { id, wrapped, destroyedAt: null });
        await insertFile(tx, id, { ...asked });
        await this.access.join(tx, id, ctx.actor.userId, { relation: 'assigned', why: 'intake', sourceId: null });
        tx.record(youthCreated, { resourceId: id, subjects: [id], relation: 'intake' });
        return this.row(tx, ctx, id, ['assigned']);
      },
      async (tx, id) => {
        tx.record(youthOpened, { resourceId: id, subjects: [id], relation: 'assigned' });
        return this.row(tx, ctx, id, ['assigned']);
      },
    );
  }

  /** @throws NotVisible, StaleVersion, BornInTheFuture */
  update(ctx: Ctx, youthId: string, version: number, asked: UpdateYouth): Promise<FileRow> {
    return this.ledger.write(ctx, async (tx) => {
      const { relation } = await this.youth.open(tx, ctx, youthId);
      if (asked.birthDate) await requireBorn(tx, ctx, asked.birthDate);
      await changeFile(tx, youthId, version, { ...asked });
      tx.record(youthUpdated, { resourceId: youthId, subjects: [youthId], relation, fields: Object.keys(asked) });
      return this.row(tx, ctx, youthId);
    });
  }

  /** Restricted fields in the clear. Asks for a fresh second factor. @throws NotVisible */
  restricted(ctx: Ctx, youthId: string): Promise<RestrictedView> {
    return this.ledger.read(ctx, async (tx) => {
      const view = await this.readRestricted(tx, ctx, youthId);
      tx.record(restrictedRead, { resourceId: youthId, subjects: [youthId], relation: view.relation, fields: restrictedFields });
      return view;
    });
  }

  /** @throws NotVisible, StaleVersion */
  updateRestricted(ctx: Ctx, youthId: string, version: number, asked: UpdateRestricted): Promise<RestrictedView> {
    return this.ledger.write(ctx, async (tx) => {
      const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
      const patch = Object.fromEntries(
        restrictedFields.flatMap((field) =>
          asked[field] === undefined ? [] : [[field, cipher.encryptOrNull(placeOf(field), youthId, asked[field])]],
        ),
      );
      await changeFile(tx, youthId, version, patch);
      tx.record(restrictedUpdated, { resourceId: youthId, subjects: [youthId], relation, fields: Object.keys(patch) });
      return this.readRestricted(tx, ctx, youthId);
    });
  }

  private async readRestricted(tx: ReadTx, ctx: Ctx, youthId: string): Promise<RestrictedView & { relation: Relation }> {
    const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
    const row = await tx.one(YouthCase, { where: { agencyId: ctx.actor.agencyId, id: youthId } });
    const [marks, handles, safeContact, restrictedNote, school] = restrictedFields.map(
      (field) => cipher.decryptOrNull(placeOf(field), youthId, row[field]) ?? '',
    ) as [string, string, string, string, string];
    return { id: youthId, marks, handles, safeContact, restrictedNote, school, version: row.version, relation };
  }

  private async row(
    tx: ReadTx | Tx,
    ctx: Ctx,
    youthId: string,
    reach: readonly Relation[] = reachOf(ctx.actor.role, ctx.permission),
  ): Promise<FileRow> {
    const [row] = await tx.rows<FileRow>(
      'youth-file',
      `select ${fileColumns}, gate.related(y.id, $3) as relation, coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name,
          'version', a.version) order by a.name) from harbor.youth_alias a
          where a.agency_id = y.agency_id and a.youth_id = y.id and a.ended_at is null), '[]') as aliases
        from harbor.youth y join harbor.agency g on g.agency_id = y.agency_id
        left join harbor.youth_case c on c.agency_id = y.agency_id and c.id = y.id where y.agency_id = $1 and y.id = $2`,
      [ctx.actor.agencyId, youthId, reach],
    );
    if (!row?.relation) throw new NotVisible();
    return row;
  }
}

/** @throws BornInTheFuture for a day after today, by the agency's calendar */
async function requireBorn(tx: ReadTx, ctx: Ctx, birthDate: string): Promise<void> {
  const [agency] = await tx.rows<{ time_zone: string }>(
    'agency-zone',
    'select time_zone from harbor.agency where agency_id = $1',
    [ctx.actor.agencyId],
  );
  if (birthDate > dateIn(agency!.time_zone, await tx.at())) throw new BornInTheFuture();
}

/** A letter and up to five digits: short enough to say on the phone, and tells nothing. */
function newCaseCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  return `${letters[randomInt(letters.length)]}-${randomInt(1_000, 100_000)}`;
}
