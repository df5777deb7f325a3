// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Decision } from '@harbor/policy';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { KeyRing } from '../keys/index.js';
import type { Ctx } from '../platform/ctx.js';
import { OutcomeUnknown, Refusal, SignInRequired, Unprocessable } from '../platform/refusal.js';
import { auditEvent, type Entered, type EventKind, eventValues, insertEvent } from './audit-event.js';
import { ask } from './packet.js';
import { SealedFirst } from './sealed-first.js';
import { ReadTx, Tx } from './tx.js';

export const accessRefused = auditEvent('access.refused', 'route');
export const answerRepeated = auditEvent('answer.repeated', 'idempotency');

/** What the event must know of a request that has no session yet. */
export interface Visit {
  readonly requestId: string;
  readonly ruleId: string;
}
/** Which job, at which agency. */
export interface JobRef {
  readonly agencyId: string;
  readonly jobId: string;
}
/** What can be wrong with a log that is sealed. */
export type LogWarning = 'log-damaged' | 'rows-changed';
type Request = Pick<Ctx, 'requestId'> & { readonly ruleId: string };
type Settled<T> = { result: T; eventId: string };
type Opening = { name: string; text: string; values: unknown[] };
type Connection = ClientBase & { end(): Promise<void> };

/** Whose session it is, and the youth before its screen while it is in together mode. */
export interface Proved extends Entered {
  togetherWith: string | null;
}

const tries = 5;
const rerun = new Set(['40001', '40P01']);
const noSession = '28000';
const silent = () => undefined;
const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/**
 * The only door to the database. Every unit of work is one transaction: session proved and row-level context opened,
 * work, one audit event with its queue row, COMMIT; then bytes may leave. Work may run twice (40001, 40P01), so it
 * does nothing outside the transaction.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly db: DataSource,
    private readonly keys: KeyRing,
    private readonly sealed: SealedFirst,
  ) {}

  /**
   * A reading and the event of it. A reading that tells no event is a bug and answers nothing.
   *
   * @throws SealingAway, SealPending where the policy wants it sealed before anything leaves
   */
  read<T>(ctx: Ctx, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.asked(ctx, work);
  }

  /**
   * A change and the event of it. With an Idempotency-Key the first use claims the key in this transaction; a repeat
   * with the same body runs `replay` with the id of what the first one made, under today's policy.
   *
   * @throws Unprocessable `idempotency-key-reused` when the key came with another body or route; as `read`
   */
  write<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>, replay?: (tx: Tx, id: string) => Promise<T>): Promise<T> {
    return this.asked(ctx, async (tx) => {
      if (!ctx.idempotency) return work(tx);
      if (!replay) throw new Error(`${ctx.route} takes an Idempotency-Key, but its service cannot repeat an answer.`);
      const madeBefore = await this.claim(tx, ctx, ctx.idempotency);
      return madeBefore === undefined ? work(tx) : replay(tx, madeBefore);
    });
  }

  /** Records that someone was refused, in a transaction of its own: the one that was refused has rolled back. */
  async refuse(ctx: Ctx, decision: Exclude<Decision, 'allow'>, subject = ctx.target.youthId): Promise<void> {
    const ids = Object.values(ctx.target);
    await this.run(byToken(ctx.token), requestOf(ctx), async (tx) => {
      tx.record(accessRefused, {
        decision,
        outcome: 'refused',
        reasonCode: ctx.route,
        ...(ids.length > 0 ? { resourceId: ids[ids.length - 1] } : {}),
        ...(subject ? { subjects: [subject] } : {}),
      });
    });
  }

  /** A unit of work without a session, at one agency: sign-in and invitations. Undefined when there is no such agency. */
  visit<T>(agencyCode: string, visit: Visit, work: (tx: Tx, agencyId: string) => Promise<T>): Promise<T | undefined> {
    const opening = { name: 'enter-public', text: 'select * from gate.enter_public($1)', values: [agencyCode] };
    return this.ifEntered(opening, visit, async (tx) => work(tx, (await tx.who()).agencyId));
  }

  /**
   * A unit of work of whoever holds the link of an offer: the user is the offer, the session its referral, and the role
   * says whether the link can still be used. Undefined when there never was such a link.
   *
   * @param secretHash 32 bytes
   */
  byLink<T>(secretHash: Buffer, visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    const values = [secretHash, this.keys.doorProof('enter_link', secretHash.toString('hex'))];
    return this.ifEntered({ name: 'enter-link', text: 'select * from gate.enter_link($1, $2)', values }, visit, work);
  }

  /**
   * One step of a job, in the row-level context of that job. Its effect, its mark of progress and its event commit together.
   *
   * @throws SignInRequired when there is no such job, or it is over
   */
  step<T>({ agencyId, jobId }: JobRef, visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T> {
    const values = [agencyId, jobId, this.keys.doorProof('enter_job', agencyId, jobId)];
    return this.run({ name: 'enter-job', text: 'select * from gate.enter_job($1, $2, $3)', values }, visit, work);
  }

  /**
   * What the application does by itself at an agency: signs of life, nightly checks, and what people had decided before a
   * restore, in the name of the one who approved it.
   */
  watch<T>(agencyId: string, ruleId: string, work: (tx: Tx) => Promise<T>, approvedBy?: string): Promise<T> {
    const opening =
      approvedBy === undefined
        ? {
            name: 'enter-watch',
            text: 'select * from gate.enter_watch($1, $2)',
            values: [agencyId, this.keys.doorProof('enter_watch', agencyId)],
          }
        : {
            name: 'enter-replay',
            text: 'select * from gate.enter_replay($1, $2, $3)',
            values: [agencyId, approvedBy, this.keys.doorProof('enter_replay', agencyId, approvedBy)],
          };
    return this.run(opening, { requestId: randomUUID(), ruleId }, work);
  }

  /** Every agency, for what is done at each of them. */
  async watched(): Promise<string[]> {
    const values = [this.keys.doorProof('watched_agencies')];
    const rows = await this.query({ name: 'watched', text: 'select id from gate.watched_agencies($1) id', values });
    return (rows as { id: string }[]).map(({ id }) => id);
  }

  /** Says or takes back that something is wrong with the log of an agency; without places it is well again. */
  async warn(agencyId: string, kind: LogWarning, places: readonly string[]): Promise<void> {
    const values = [agencyId, kind, places, this.keys.doorProof('warn', agencyId, kind)];
    await this.query({ name: 'warn', text: 'select gate.warn($1, $2, $3, $4)', values });
  }

  /** Proves a session outside any work; the guard keeps the answer for at most 5 s. Undefined when there is none. */
  async prove(token: string): Promise<Proved | undefined> {
    const proving = {
      name: 'prove',
      text: 'select e.*, gate.together_with() as together_with from gate.enter($1) e',
      values: [token],
    };
    const [row] = (await this.query(proving).catch((error: unknown) => {
      if (codeOf(error) === noSession) return [];
      throw error;
    })) as (EnteredRow & { together_with: string | null })[];
    return row && { ...enteredOf(row), togetherWith: row.together_with };
  }

  /** Writes down that a session was used; at most once a minute, outside the request's transaction. */
  async touch(token: string): Promise<void> {
    await this.query({ name: 'touch', text: 'select gate.touch($1)', values: [token] });
  }

  /** A door function outside any context, such as the first look at a sign-in. */
  async query(statement: Opening): Promise<unknown[]> {
    const runner = this.db.createQueryRunner();
    const client = (await runner.connect()) as Connection;
    try {
      return (await client.query(statement)).rows as unknown[];
    } catch (error) {
      if (codeOf(error) !== noSession) await client.end().catch(silent);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async ifEntered<T>(opening: Opening, visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.run(opening, visit, work);
    } catch (error) {
      if (error instanceof NobodyEntered) return undefined;
      throw error;
    }
  }

  /** A unit of work of a signed-in person; sealed before its answer leaves where the policy says so. */
  private async asked<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { agencyId } = ctx.actor;
    const isSealedFirst = this.sealed.isMeant(ctx);
    if (isSealedFirst) await this.sealed.requireAtWork(agencyId);
    const { result, eventId } = await this.settled(byToken(ctx.token), requestOf(ctx), work);
    if (isSealedFirst) await this.sealed.wait(agencyId, eventId);
    return result;
  }

  private async run<T>(opening: Opening, request: Request, work: (tx: Tx) => Promise<T>): Promise<T> {
    return (await this.settled(opening, request, work)).result;
  }

  private async settled<T>(opening: Opening, request: Request, work: (tx: Tx) => Promise<T>): Promise<Settled<T>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(opening, request, work);
      } catch (error) {
        if (attempt >= tries || !rerun.has(codeOf(error))) throw error;
        await wait(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private async once<T>(opening: Opening, request: Request, work: (tx: Tx) => Promise<T>): Promise<Settled<T>> {
    const runner = this.db.createQueryRunner();
    const client = (await runner.connect()) as Connection;
    ask(client, 'begin').catch(silent);
    const entered = ask<EnteredRow>(client, opening).then(onlyRow);
    entered.catch(silent);
    const tx = new Tx(client, runner.manager, this.keys, entered);
    try {
      const result = await work(tx);
      return { result, eventId: await this.commit(client, tx, request) };
    } catch (error) {
      const reason = await this.reasonOf(error, tx, entered);
      await client.query('rollback').catch(() => client.end());
      // After an error nobody expected, what the connection carries is unknown: it is not used again.
      const isForeseen = (reason instanceof Refusal && !(reason instanceof OutcomeUnknown)) || rerun.has(codeOf(reason));
      if (!isForeseen) await client.end().catch(silent);
      throw reason;
    } finally {
      await runner.release();
    }
  }

  /** @returns the id of the event */
  private async commit(client: ClientBase, tx: Tx, request: Request): Promise<string> {
    if (!tx.event) throw new Error(`${request.ruleId} told no event, so nothing of it was kept.`);
    const { kind, happening } = tx.event;
    const values = eventValues(this.keys, await tx.who(), request, kind, happening, tx.changed);
    const told = ask(client, { ...insertEvent, values });
    const committed = ask(client, 'commit');
    told.catch(silent);
    committed.catch(silent);
    await told;
    const { command } = await committed.catch((error: { code?: string }) => {
      // An SQLSTATE of the server's own is its answer: rolled back. Anything else is a line that went dead.
      if (/^(?!08|57P)[0-9A-Z]{5}$/.test(error.code ?? '')) throw error;
      throw new OutcomeUnknown();
    });
    if (command !== 'COMMIT') throw new Error('The transaction was not committed.');
    return values[0] as string;
  }

  /** The refusal a person should get: no session, a named constraint, or what was thrown. */
  private async reasonOf(error: unknown, tx: Tx, entered: Promise<Entered>): Promise<unknown> {
    if (error instanceof Refusal) return error;
    const refused = await entered.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const cause = refused ?? error;
    if (codeOf(cause) === noSession) return new SignInRequired();
    const { constraint, detail } = cause as { constraint?: string; detail?: string };
    return (constraint && tx.refusals[constraint]?.(detail)) ?? cause;
  }

  private async claim(tx: Tx, ctx: Ctx, { key, ...sent }: NonNullable<Ctx['idempotency']>): Promise<string | undefined> {
    const { agencyId, userId } = ctx.actor;
    // Under a key: a plain digest of a short body would let whoever has the disk try out names until one fits.
    const bodyHash = this.keys.requestDigest(sent.bodyHash);
    const claimed = await tx.rows(
      'claim-key',
      `insert into harbor.idempotency (agency_id, user_id, key, body_hash, route, resource_id, at)
         values ($1, $2, $3, $4, $5, $6, harbor.now()) on conflict do nothing returning key`,
      [agencyId, userId, key, bodyHash, ctx.route, tx.newId],
    );
    if (claimed.length > 0) return undefined;
    const [first] = await tx.rows<{ body_hash: Buffer; route: string; resource_id: string }>(
      'claimed-key',
      'select body_hash, route, resource_id from harbor.idempotency where agency_id = $1 and user_id = $2 and key = $3',
      [agencyId, userId, key],
    );
    if (!first?.body_hash.equals(bodyHash) || first.route !== ctx.route) {
      throw new Unprocessable(
        [
          {
            pointer: '',
            code: 'idempotency-key-reused',
            detail: 'This Idempotency-Key was used for something else. Make a new one for each act.',
          },
        ],
        'idempotency-key-reused',
      );
    }
    return first.resource_id;
  }
}

/** The agency code names no agency, or there is no such link. */
class NobodyEntered extends Error {}

interface EnteredRow {
  agency_id: string;
  user_id?: string;
  session_id?: string;
  role?: string;
  fresh_until?: Date | null;
  at: Date;
  xid: string;
}
const nobody = '00000000-0000-0000-0000-000000000000';

export function enteredOf(row: EnteredRow): Entered {
  return {
    agencyId: row.agency_id,
    userId: row.user_id ?? nobody,
    sessionId: row.session_id ?? nobody,
    role: row.role ?? 'public',
    freshUntil: row.fresh_until ?? null,
    at: row.at,
    xid: row.xid,
  };
}

function onlyRow({ rows: [row] }: { rows: EnteredRow[] }): Entered {
  if (!row) throw new NobodyEntered();
  return enteredOf(row);
}

export function byToken(token: string): Opening {
  return { name: 'enter', text: 'select * from gate.enter($1)', values: [token] };
}

function requestOf(ctx: Ctx): Request {
  return { requestId: ctx.requestId, ruleId: ctx.permission };
}

export type { EventKind };
