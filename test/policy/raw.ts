// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type DataClass, type PolicyTable, type Permission, type Relation, jobsFor, reachOf, sees, tables } from '@harbor/policy';
import type pg from 'pg';
import { heldIn, type Member } from './people.js';
import { type Row, rowFor } from './rows.js';
import { fileTables, type Scene } from './scene.js';

export type Verb = 'read' | 'add' | 'change' | 'remove';
/** Which permissions a table serves, as the policy table says. */
export interface Rule {
  key: string;
  select: readonly Permission[];
  insert?: readonly Permission[];
  update?: readonly Permission[];
  shows?: DataClass;
  /** Rows of which this condition holds are read under these permissions alone. */
  closed?: { when: string; select: readonly Permission[] };
}
export const ruleOf = (table: PolicyTable): Rule => tables[table];
export const policyTables = Object.keys(tables) as PolicyTable[];

/** One row there is, as the owner of everything sees it. */
export interface Standing {
  agency_id: string;
  id: string;
  key: string;
  /** Of a care team's row. */
  relation: string | null;
  /** One of those that are shown under permissions of their own. */
  is_closed: boolean;
}

/** What the members are compared about: the youth everyone stands to, one at another agency, one with nobody around yet. */
export interface Ground {
  scene: Scene;
  elsewhere: Scene;
  /** No care team, nothing changed since it was begun. */
  begun: Scene;
}

/** The relations in which a member stands to a row, from the model and not from the database. */
export function heldToRow(
  ground: Ground,
  member: Member,
  table: PolicyTable,
  { agency_id, key }: Pick<Standing, 'agency_id' | 'key'>,
) {
  if (agency_id !== member.agency.id) return [];
  const own: Relation[] = key === member.person.userId ? ['self', 'agency'] : ['agency'];
  if (isOfYouth(table) && key === ground.begun.youthId) return [...own, 'intake'] as Relation[];
  if (!isOfYouth(table) || key !== member.scene.youthId) return own;
  const isAll = member.standing === 'stranger';
  const all: readonly Relation[] = member.role === 'partner' ? ['shared'] : ['assigned', 'placed', 'supervising'];
  return [...own, ...(isAll ? all : heldIn[member.standing])];
}
/** A file's rows and its key have the id of the youth. */
const isOfYouth = (table: PolicyTable) => fileTables.has(table) || table === 'data_key' || ruleOf(table).key !== 'id';

export function may(member: Member, held: readonly Relation[], asked: readonly Permission[] | undefined): boolean {
  return (asked ?? []).some((permission) => reachOf(member.role, permission).some((relation) => held.includes(relation)));
}

/** Whoever reads a row reads every column of it, so the role must see the class that stands there. */
function mayRead(member: Member, held: readonly Relation[], table: PolicyTable, isClosed: boolean): boolean {
  const { select, shows, closed } = ruleOf(table);
  const asked = isClosed ? closed?.select : select;
  return may(member, shows ? held.filter((relation) => sees(member.role, relation, shows)) : held, asked);
}

/** Of the records of sharing a partner has those of their own consents, and what was asked under these. */
const ofOneConsent: ReadonlySet<PolicyTable> = new Set(['consent', 'disclosure', 'referral', 'referral_offer']);

/** What must hold besides of a row that is added: the model of `insertOnly` in the policy. */
const alsoToAdd: Partial<Record<PolicyTable, (member: Member, row: Row, held: readonly Relation[], ground: Ground) => boolean>> =
  {
    account_freeze: (_member, row, _held, { scene, elsewhere }) =>
      [scene, elsewhere].some(({ accounts, youthId }) => accounts.caregiver === row['user_id'] && youthId === row['youth_id']),
    care_team: ({ role, person }, row, held) =>
      role === 'caseworker'
        ? row['relation'] === 'placed' ||
          (row['relation'] === 'assigned' && row['user_id'] === person.userId && held.includes('intake'))
        : row['relation'] === 'assigned' && row['user_id'] !== person.userId,
    job: ({ role }, row) => row['asked_as'] === role && jobsFor(role).some((kind) => kind === row['kind']),
  };

/** Columns that say who acts: nobody writes another's name there. */
const actorColumn: Partial<Record<PolicyTable, string>> = {
  invitation: 'invited_by',
  conflict: 'declared_by',
  person_of_concern: 'recorded_by',
  plan_draft: 'started_by',
  plan_revision: 'signed_by',
  plan_acknowledgement: 'user_id',
  guide_version: 'written_by',
  guide_review: 'recorded_by',
  planned_move: 'planned_by',
  saved_list: 'made_by',
  referral: 'made_by',
  consent: 'recorded_by',
  disclosure: 'disclosed_by',
  job: 'asked_by',
};

/** What must hold besides of a row that is changed: the model of `changeOnly` in the policy. */
const alsoToChange: Partial<Record<PolicyTable, (member: Member, row: Standing) => boolean>> = {
  care_team: ({ role }, { relation }) => relation === (role === 'caseworker' ? 'placed' : 'assigned'),
};

export function mayAdd(ground: Ground, member: Member, table: PolicyTable, row: Row): boolean {
  const key = String(row[ruleOf(table).key]);
  const held = heldToRow(ground, member, table, { agency_id: String(row['agency_id']), key });
  // A youth that is being added has no care team yet, whoever asks.
  const isNew = fileTables.has(table) && row['agency_id'] === member.agency.id && !youthOf(ground).includes(key);
  const withNew: readonly Relation[] = isNew ? [...held, 'intake'] : held;
  const by = actorColumn[table];
  if (by && row[by] !== member.person.userId) return false;
  return may(member, withNew, ruleOf(table).insert) && (alsoToAdd[table]?.(member, row, held, ground) ?? true);
}

const youthOf = ({ scene, elsewhere, begun }: Ground): string[] => [scene, elsewhere, begun].map(({ youthId }) => youthId);

/** Rows somebody might try to add: one for each youth there is, in each shape that the policy tells apart. */
export function candidates({ scene, elsewhere, begun }: Ground, member: Member, table: PolicyTable): Row[] {
  return [scene, elsewhere, begun].flatMap((at) => {
    const row = rowFor(table, at, randomUUID());
    if (!row) return [];
    if (fileTables.has(table)) return [row, { ...row, id: at.youthId }];
    if (table === 'account_freeze') return [row, { ...row, id: randomUUID(), user_id: at.accounts.worker }];
    const by = actorColumn[table];
    const inOwnRole = table === 'job' ? { asked_as: member.role, kind: jobsFor(member.role)[0] ?? row['kind'] } : {};
    if (by) return [row, { ...row, ...inOwnRole, id: randomUUID(), [by]: member.person.userId }];
    if (table !== 'care_team') return [row];
    const as = (relation: string, userId: string): Row => ({ ...row, id: randomUUID(), relation, user_id: userId });
    const { accounts } = at;
    return [
      as('placed', accounts.caregiver),
      as('assigned', accounts.colleague),
      ...(member.agency.id === at.agency.id ? [as('assigned', member.person.userId)] : []),
    ];
  });
}

/** A connection that speaks as the application does, or as the owner who has put on the application's role. */
export class RawSession {
  constructor(
    private readonly client: pg.Client,
    private readonly granted: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly asOwner = false,
  ) {}

  /** One transaction of this member, rolled back. In the owner's hands it is a savepoint of the transaction that is open. */
  async as<T>(member: Member, work: () => Promise<T>): Promise<T> {
    await this.client.query(this.asOwner ? 'savepoint of_member' : 'begin');
    try {
      if (this.asOwner) await this.client.query('set local role harbor_app');
      await this.client.query('select from gate.enter($1)', [member.person.token]);
      return await work();
    } finally {
      await this.client.query(this.asOwner ? 'rollback to savepoint of_member; reset role' : 'rollback');
    }
  }

  async seen(table: PolicyTable): Promise<Set<string>> {
    const { rows } = await this.client.query<{ id: string }>(`select id from harbor.${table}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** @throws Error when the row is refused for another reason than the policy: then the row is wrong, not the person */
  async canAdd(table: PolicyTable, row: Row): Promise<boolean> {
    const columns = Object.keys(row).filter((column) => this.granted.get(table)?.has(column));
    const places = columns.map((_, i) => `$${i + 1}`);
    const text = `insert into harbor.${table} (${columns.join(', ') || 'id'}) values (${places.join(', ') || 'default'})`;
    const values = columns.map((column) => row[column] ?? null);
    return (await this.tried(text, values, table)) !== 'refused';
  }

  /** The rows this member can step on by one version. */
  changed(table: PolicyTable): Promise<Set<string>> {
    return this.touched(`update harbor.${table} set version = version + 1 where id is not null returning id`, table);
  }

  /** How many rows a statement would change that reads nothing: there the policy of reading is no help. */
  async changedBlindly(table: PolicyTable): Promise<number> {
    const result = await this.tried(`update harbor.${table} set version = 2`, [], table);
    return typeof result === 'string' ? 0 : (result.rowCount ?? 0);
  }

  removed(table: PolicyTable): Promise<Set<string>> {
    return this.touched(`delete from harbor.${table} where id is not null returning id`, table);
  }

  private async touched(text: string, table: PolicyTable): Promise<Set<string>> {
    const result = await this.tried(text, [], table);
    return new Set(typeof result === 'string' ? [] : result.rows.map(({ id }) => id));
  }

  private async tried(
    text: string,
    values: unknown[],
    table: PolicyTable,
  ): Promise<pg.QueryResult<{ id: string }> | 'refused' | 'let in'> {
    await this.client.query('savepoint try');
    try {
      return await this.client.query<{ id: string }>(text, values);
    } catch (error) {
      const { code, message, constraint } = error as { code?: string; message: string; constraint?: string };
      // A rule that looks at more than the policy is asked before it.
      if (code === '42501' || code === '23514') return 'refused';
      // Uniqueness and foreign keys are looked at after the policy let the row pass.
      if (code === '23505' || code === '23P01' || code === '23503') return 'let in';
      throw new Error(`The row for harbor.${table} in test/policy/rows.ts does not fit: ${constraint ?? message}`, {
        cause: error,
      });
    } finally {
      await this.client.query('rollback to savepoint try');
    }
  }
}

/** The columns of each table the application may fill in. */
export async function insertGrants(owner: pg.Client): Promise<Map<string, Set<string>>> {
  const { rows } = await owner.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.column_privileges
      where grantee = 'harbor_app' and table_schema = 'harbor' and privilege_type = 'INSERT'`,
  );
  const granted = new Map<string, Set<string>>();
  for (const { table_name: table, column_name: column } of rows) {
    granted.set(table, (granted.get(table) ?? new Set()).add(column));
  }
  return granted;
}

export async function standingRows(owner: pg.Client, table: PolicyTable): Promise<Standing[]> {
  const relation = table === 'care_team' ? 'relation' : 'null';
  const { key, closed } = ruleOf(table);
  const all = `select agency_id, id, ${key} as key, ${relation} as relation, ${closed?.when ?? 'false'} as is_closed from harbor.${table}`;
  return (await owner.query<Standing>(all)).rows;
}

/** What is otherwise than the policy table says, for one table and verb, in words. */
export async function differences(
  session: RawSession,
  ground: Ground,
  members: readonly Member[],
  standing: readonly Standing[],
  table: PolicyTable,
  verbs: readonly Verb[],
  onlyFirst = false,
): Promise<string[]> {
  const found: string[] = [];
  for (const member of members) {
    if (onlyFirst && found.length > 0) break;
    const who = `${member.role} ${member.standing}`;
    const isTheirs = ({ id }: Standing) => member.role !== 'partner' || !ofOneConsent.has(table) || member.shared.has(id);
    const maySee = (row: Standing) =>
      mayRead(member, heldToRow(ground, member, table, row), table, row.is_closed) && isTheirs(row);
    await session.as(member, async () => {
      if (verbs.includes('read')) {
        const seen = await session.seen(table);
        const wrong = standing.filter((row) => seen.has(row.id) !== maySee(row));
        if (wrong.length > 0 || seen.size > standing.length) found.push(`${who} reads ${table}: ${wrong.length} rows otherwise`);
      }
      if (verbs.includes('add')) {
        for (const row of candidates(ground, member, table)) {
          const isLetIn = mayAdd(ground, member, table, row);
          if ((await session.canAdd(table, row)) !== isLetIn) found.push(`${who} ${isLetIn ? 'cannot' : 'can'} add to ${table}`);
        }
      }
      if (verbs.includes('change')) {
        const changed = await session.changed(table);
        const mayStep = (row: Standing) =>
          may(member, heldToRow(ground, member, table, row), ruleOf(table).update) &&
          isTheirs(row) &&
          (alsoToChange[table]?.(member, row) ?? true);
        const wrong = standing.filter((row) => changed.has(row.id) !== (maySee(row) && mayStep(row)));
        if (wrong.length > 0 || changed.size > standing.length)
          found.push(`${who} changes ${table}: ${wrong.length} rows otherwise`);
        const blindly = standing.filter(mayStep).length;
        if ((await session.changedBlindly(table)) !== blindly) found.push(`${who} changes ${table} blindly otherwise`);
      }
      if (verbs.includes('remove') && (await session.removed(table)).size > 0) found.push(`${who} can remove from ${table}`);
    });
  }
  return found;
}
