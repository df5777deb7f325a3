// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type DataClass, type PolicyTable, tables } from '@harbor/policy';
import { getMetadataArgsStorage } from 'typeorm';
import { Founding } from '../../apps/api/src/founding/index.js';
import type { Cipher } from '../../apps/api/src/keys/cipher.js';
import { eventValues, insertEvent } from '../../apps/api/src/ledger/index.js';
import { classesOf } from '../../apps/api/src/platform/column.js';
import { builtInTemplate } from '../../apps/api/src/safety-plans/index.js';
import { entities } from '../../apps/api/src/schema.js';
import type { House } from '../support/house.js';
import { type Row, rowFor } from './rows.js';
import { accountRoles, type AgencyHere, type PlanLine, type Stage } from './stage.js';

/** A text that stands in exactly one place, and what that place is. */
export interface Canary {
  token: string;
  agencyId: string;
  youthId: string | undefined;
  table: string;
  column: string;
  /** Undefined while no entity says the class of the column. */
  dataClass: DataClass | undefined;
}
/** The two rows of a file: their own id is the youth's. */
export const fileTables: ReadonlySet<string> = new Set(['youth', 'youth_case']);
const noYouth = new Set<string>(
  Object.entries(tables).flatMap(([table, { key }]) => (key === 'id' && !fileTables.has(table) ? [table] : [])),
);

/** An agency as the command line founds it. */
export async function foundAgencyHere(house: House): Promise<AgencyHere> {
  const code = `w-${randomUUID().slice(0, 8)}`;
  const asked = { code, name: 'World Agency', timeZone: 'America/Chicago', onCallName: 'On call', onCallPhone: '555-0100' };
  const id = await new Founding(house.owner, house.keys).agency({ ...asked, isDemo: false });
  const { rows } = await house.owner.query<{ id: string }>('select id from harbor.plan_template where agency_id = $1', [id]);
  return { id, code, templateId: rows[0]!.id };
}

/** One youth with all that can hang from a youth, and the people around them. Every text is a canary. */
export class Scene implements Stage {
  readonly youthId = randomUUID();
  readonly ids: Record<PolicyTable, string>;
  readonly accounts = Object.fromEntries(Object.keys(accountRoles).map((name) => [name, randomUUID()])) as Record<
    keyof typeof accountRoles,
    string
  >;
  readonly canaries: Canary[] = [];
  /** The line of the draft that is in the youth's own words. */
  readonly wordsId = randomUUID();
  /** A time away from the base line, over since half an hour ago. */
  readonly awayId = randomUUID();
  /** The membership of the helper. */
  readonly helpingId = randomUUID();
  /** An adult of the household without an account. */
  readonly kinId = randomUUID();
  /** A second place of the service, which is confidential. */
  readonly hiddenPlaceId = randomUUID();
  /** Somebody looked at the youth. */
  eventId!: string;
  youthCipher!: Cipher;
  homeCipher!: Cipher;
  wrapped!: Buffer;

  private constructor(
    readonly house: House,
    readonly agency: AgencyHere,
  ) {
    this.ids = Object.fromEntries(Object.keys(tables).map((table) => [table, randomUUID()])) as Record<PolicyTable, string>;
    Object.assign(this.ids, { youth: this.youthId, youth_case: this.youthId, data_key: this.youthId });
    Object.assign(this.ids, { agency: agency.id, plan_template: agency.templateId });
  }

  get templateId(): string {
    return this.agency.templateId;
  }

  static async set(house: House, agency: AgencyHere): Promise<Scene> {
    const scene = new Scene(house, agency);
    const { cipher, wrapped } = await house.ring.create(agency.id, scene.youthId);
    const home = await house.ring.create(agency.id, scene.ids.home);
    Object.assign(scene, { youthCipher: cipher, homeCipher: home.cipher, wrapped });
    const accounts = Object.entries(accountRoles).map(([name, role]) => {
      const id = scene.accounts[name as keyof typeof accountRoles];
      return ['account', { ...rowFor('account', scene, id), role }] as [string, Row];
    });
    const others = Object.entries(scene.ids).flatMap(([table, id]): [string, Row][] => {
      const row = rowFor(table, scene, id);
      return row ? [[table, row]] : [];
    });
    const assigned = { ...rowFor('care_team', scene, randomUUID()), user_id: scene.accounts.worker, relation: 'assigned' };
    const away: Row = { ...rowFor('living_arrangement', scene, scene.awayId), layer: 'away', kind: 'runaway', home_id: null };
    away['during'] = `[${new Date(Date.now() - 3_000_000).toISOString()},${new Date(Date.now() - 1_800_000).toISOString()})`;
    away['ended_reason'] = 'came_back';
    const hidden: Row = { ...rowFor('location', scene, scene.hiddenPlaceId), is_confidential: true };
    const atHidden: Row = { ...rowFor('service_at_location', scene, randomUUID()), location_id: scene.hiddenPlaceId };
    const homeKey: Row = { agency_id: agency.id, id: scene.ids.home, wrapped: home.wrapped };
    await insertAsIs(house, [
      ...accounts,
      ...others,
      ['living_arrangement', away],
      ['location', hidden],
      ['service_at_location', atHidden],
      ['data_key', homeKey],
      ['home_member', { ...rowFor('home_member', scene, scene.kinId), user_id: null }],
      ['care_team', { ...assigned, source_id: null }],
      ['care_team', { ...assigned, id: scene.helpingId, user_id: scene.accounts.helper, source_id: null }],
    ]);
    await scene.tellOfLook();
    return scene;
  }

  /** As the ledger tells it, with its row in the queue. */
  private async tellOfLook(): Promise<void> {
    const { house, agency, youthId } = this;
    const nobody = { userId: randomUUID(), sessionId: randomUUID(), role: 'platform_operator', freshUntil: null, xid: '7' };
    const looked = { action: 'test.looked', resource: 'youth' };
    const request = { requestId: randomUUID(), ruleId: 'test' };
    const entered = { agencyId: agency.id, at: new Date(house.now()), ...nobody };
    const values = eventValues(house.ring, entered, request, looked, { subjects: [youthId] }, []);
    this.eventId = values[0] as string;
    await asIs(house, [
      [insertEvent.text, values],
      [
        `insert into harbor.audit_expunge (agency_id, id, youth_id, ground, asked_by, asked_at) values ($1, $2, $2, 'court-order', $3, harbor.now())`,
        [agency.id, youthId, this.accounts.helper],
      ],
    ]);
  }

  /** A text for one column, remembered with the class its entity gives the column. */
  canary(table: string, column: string, dataClass = classOf(table, column)): string {
    const token = `cnry${randomUUID().replaceAll('-', '').slice(0, 14)}`;
    const youthId = noYouth.has(table) ? undefined : this.youthId;
    this.canaries.push({ token, table, column, youthId, dataClass, agencyId: this.agency.id });
    return token;
  }

  /** The column and ciphertext of an encrypted property that holds a canary. */
  encrypted(table: string, property: string, id: string, cipher = this.youthCipher): [string, Buffer] {
    const column = `${snake(property)}_enc`;
    // The texts of a youth are sealed to the table they first stood in.
    const place = `${table === 'youth_case' ? 'youth' : table}.${property}`;
    return [column, cipher.encrypt(place, id, this.canary(table, column))];
  }

  /** One line of every class a plan can hold, in every audience a line can have. */
  planItems(table: string): object[] {
    const items = builtInTemplate.sections.flatMap(({ code, dataClass }) =>
      (dataClass === 'C2' ? ['youth_and_worker', 'team', 'caregiver'] : ['youth_and_worker', 'team']).map((audience) =>
        this.planItem(code, 'worker', audience, this.canary(table, `${code}/${audience}`, dataClass)),
      ),
    );
    const own = { ...this.planItem('about_me', 'youth', 'team', this.canary(table, 'about_me/team', 'C2')), id: this.wordsId };
    return [...items, own].map((item) => ({ ...item, isKept: false }));
  }

  /** One line, as a message says it. */
  planItem(section: string, voice: string, audience: string, text: string): PlanLine {
    return { id: randomUUID(), section, text, voice, basis: voice === 'worker' ? 'observed' : null, audience };
  }
}

/**
 * Puts rows where they stand, without triggers and events: tests set their scene behind the ledger's back. Sent in one
 * go, so that statements of others do not come between.
 */
export async function insertAsIs(house: House, inserts: readonly [string, Row][]): Promise<void> {
  await asIs(
    house,
    inserts.map(([table, row]) => {
      const columns = Object.keys(row);
      const places = columns.map((_, i) => `$${i + 1}`);
      return [
        `insert into harbor.${table} (${columns.join(', ')}) values (${places.join(', ')})`,
        Object.values(row).map((value) => value ?? null),
      ];
    }),
  );
}

/** Statements behind the ledger's back, as one transaction. */
export async function asIs(house: House, statements: readonly [string, unknown[]][]): Promise<void> {
  const { owner } = house;
  const sent = [
    owner.query('begin'),
    owner.query('set local session_replication_role = replica'),
    ...statements.map(([text, values]) => owner.query(text, values)),
    owner.query('commit'),
  ];
  const results = await Promise.allSettled(sent);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The class an entity gives a column; undefined when no entity knows the table. */
export function classOf(table: string, column: string): DataClass | undefined {
  for (const entity of entities) {
    if (tableNames.get(entity) !== table) continue;
    const property = column.replace(/_enc$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return classesOf(entity).get(property)?.dataClass;
  }
  return undefined;
}
const tableNames = new Map<unknown, string>(getMetadataArgsStorage().tables.map(({ target, name }) => [target, name ?? '']));

export const snake = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
