// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { commit, type EventBody, leaf, uuidv7, writerMac } from '@harbor/transparency';
import { FileKeyProvider, KeyRing } from '@harbor/api/keys/index';

export const keys = new KeyRing(new FileKeyProvider(process.env['HARBOR_KEYS']!));
const writerKey = keys.writerKey();

export interface Answer {
  status: number;
  body: unknown;
}

export interface Entered {
  agency_id: string;
  user_id: string;
  session_id: string;
  role: string;
  fresh_until: Date | null;
  at: Date;
  xid: string;
}
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}
type Told = Pick<EventBody, 'action' | 'resource' | 'resourceId' | 'relationUsed' | 'ruleId' | 'subjects'> & Partial<EventBody>;

/** A row changed, as the event names it: `table/id/act/version`, and the row's own digest. */
export interface Change {
  code: string;
  rowHash: Buffer;
}

const poolSize = 16;
const free: pg.Client[] = [];
const waiting: ((client: pg.Client) => void)[] = [];
for (let i = 0; i < poolSize; i++) {
  const client = new pg.Client({
    connectionString: process.env['DATABASE_URL']!,
    options: '-c timezone=UTC -c search_path=harbor,ext -c synchronous_commit=on',
    pipeline: true,
  } as pg.ClientConfig);
  await client.connect();
  free.push(client);
}

/** One transaction: BEGIN and enter() travel with the first statements of `work`; it ends by `tell`. */
export async function transaction<T>(token: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = free.pop() ?? (await new Promise<pg.Client>((resolve) => waiting.push(resolve)));
  try {
    return await work(new Transaction(client, token));
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    const next = waiting.shift();
    if (next) next(client);
    else free.push(client);
  }
}

export class Transaction {
  readonly entered: Promise<Entered>;

  constructor(
    private readonly client: pg.Client,
    token: string,
  ) {
    this.together();
    void client.query('begin');
    this.entered = client
      .query<Entered>({ name: 'enter', text: 'select * from gate.enter($1)', values: [token] })
      .then(({ rows }) => rows[0]!);
  }

  /** What is asked in one turn of the event loop leaves in one packet. */
  together(): void {
    const { stream } = (this.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  async rows<R extends pg.QueryResultRow>(statement: Statement): Promise<R[]> {
    return (await this.client.query<R>(statement)).rows;
  }

  /** Event, queue row and COMMIT, in one packet. */
  async tell(requestId: string, told: Told, changes: readonly Change[] = []): Promise<void> {
    const values = eventValues(await this.entered, requestId, told, changes);
    this.together();
    void this.client.query({ ...insertEvent, values });
    await this.client.query('commit');
  }
}

const insertEvent = {
  name: 'event',
  text: `with event as (insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, session_ref,
      auth_level, action, resource, resource_id, relation_used, rule_id, decision, reason_code, version_before, version_after,
      fields_touched, row_digest, changes, result_count, outcome, subjects, format, salt)
    values ($1, $2, $3, $4::text::xid8, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'allow', $15, $16, $17, $18, $19, $20, $21, 'done', $22, 1, $23))
    insert into harbor.audit_pending (agency_id, event_id, xid, changes, leaf, writer_key_id, mac)
    values ($2, $1, $4::text::xid8, $24, $25, 'writer-1', $26)`,
};

function eventValues(entered: Entered, requestId: string, told: Told, changes: readonly Change[]): unknown[] {
  const eventId = uuidv7(entered.at);
  const authLevel = entered.fresh_until && entered.fresh_until > entered.at ? 2 : 1;
  const changed = changes.map(({ code, rowHash }) => `${code}/${keys.rowDigest(rowHash).toString('hex')}`);
  const main = changes.find(({ code }) => code.startsWith(`${told.resource}/${told.resourceId}/`));
  const rowDigest = main ? keys.rowDigest(main.rowHash) : null;
  const body: EventBody = {
    eventId,
    agencyId: entered.agency_id,
    at: entered.at,
    xid: entered.xid,
    requestId,
    actorId: entered.user_id,
    actorRole: entered.role,
    sessionRef: entered.session_id,
    authLevel,
    decision: 'allow',
    outcome: 'done',
    format: 1,
    changes: changed,
    rowDigest,
    ...told,
  };
  const salt = randomBytes(32);
  const bytes = leaf(eventId, entered.at, commit(salt, body));
  // prettier-ignore
  return [
    eventId, entered.agency_id, entered.at.toISOString(), entered.xid, requestId, entered.user_id, entered.role, entered.session_id,
    authLevel, told.action, told.resource, told.resourceId ?? null, told.relationUsed, told.ruleId, told.reasonCode ?? null,
    told.versionBefore ?? null, told.versionAfter ?? null, told.fieldsTouched ?? null, rowDigest, changed, told.resultCount ?? null,
    told.subjects, salt, changes.map(({ code }) => code), bytes, writerMac(writerKey, entered.agency_id, bytes),
  ];
}

export const newRequestId = (): string => randomUUID();
