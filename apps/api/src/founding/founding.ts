// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { JobKind, Role } from '@harbor/policy';
import type { Client } from 'pg';
import { hashPassword, newTotp } from '../identity/index.js';
import { KeyRing, type KeyProvider } from '../keys/index.js';
import {
  auditEvent,
  type Entered,
  type EventKind,
  eventValues,
  type Happening,
  insertEvent,
  type RowChange,
} from '../ledger/index.js';
import { digestOfCode, newInvitationCode } from '../people/index.js';
import { declarationOf, endOfLog, isAsShown, keepDeclaration, logContinued, type LogEnd } from '../sealed-log/index.js';
import { builtInTemplate } from '../safety-plans/index.js';

export const agencyFounded = auditEvent('agency.founded', 'agency');
export const accountFounded = auditEvent('account.founded', 'account');
export const supervisionFounded = auditEvent('supervision.founded', 'supervision');
export const invitationFounded = auditEvent('invitation.founded', 'invitation');
export const jobFounded = auditEvent('job.founded', 'job');
export const credentialFounded = auditEvent('credential.founded', 'account');

export interface NewAgency {
  code: string;
  name: string;
  timeZone: string;
  onCallName: string;
  onCallPhone: string;
  isDemo: boolean;
}
export interface NewAccount {
  role: Role;
  signInName: string;
  displayName: string;
  language: 'en' | 'es';
}
export interface GivenJob {
  kind: JobKind;
  /** The account in whose name it is done. */
  askedBy: string;
  asked: object;
}
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * What has to exist before anyone can sign in: done by whoever owns the database, from the command line, one
 * transaction and one event each, like everything else.
 */
export class Founding {
  private readonly ring: KeyRing;

  constructor(
    private readonly owner: Client,
    private readonly keys: KeyProvider,
  ) {
    this.ring = new KeyRing(keys);
  }

  /**
   * An agency with its key and its plan template. Returns its id.
   *
   * @param mayStand asked once its row stands, in the same transaction: what it throws leaves nothing. Of two that are made
   * at once, whoever comes second sees the first.
   */
  async agency(asked: NewAgency, mayStand: () => Promise<void> = async () => undefined): Promise<string> {
    const agencyId = randomUUID();
    const templateId = randomUUID();
    await this.act(
      agencyId,
      agencyFounded,
      { resourceId: agencyId },
      [inserted('agency', agencyId), inserted('plan_template', templateId)],
      async () => {
        await this.owner.query(
          `insert into harbor.agency (agency_id, code, name, time_zone, on_call_name, on_call_phone, is_demo) values ($1, $2, $3, $4, $5, $6, $7)`,
          [agencyId, asked.code, asked.name, asked.timeZone, asked.onCallName, asked.onCallPhone, asked.isDemo],
        );
        await mayStand();
        // Before COMMIT, so that no agency is ever without its key; after the row, so that a refused one leaves no file. A
        // key is never deleted here: whether a COMMIT that failed was kept, nobody can tell.
        await this.keys.createAgencyKey(agencyId);
        await this.owner.query(
          `insert into harbor.plan_template (agency_id, id, code, template_version, effective_on, sections) values ($1, $2, $3, $4, $5, $6)`,
          [
            agencyId,
            templateId,
            builtInTemplate.code,
            builtInTemplate.version,
            builtInTemplate.effectiveOn,
            JSON.stringify(builtInTemplate.sections),
          ],
        );
      },
    );
    return agencyId;
  }

  /** An account without a way to sign in yet. Returns its id. */
  async account(agencyId: string, { role, signInName, displayName, language }: NewAccount): Promise<string> {
    const id = randomUUID();
    await this.act(agencyId, accountFounded, { resourceId: id }, [inserted('account', id)], () =>
      this.owner.query(
        `insert into harbor.account (agency_id, id, role, sign_in_name, display_name, language) values ($1, $2, $3, $4, $5, $6)`,
        [agencyId, id, role, signInName, displayName, language],
      ),
    );
    return id;
  }

  async supervision(agencyId: string, supervisorId: string, workerId: string): Promise<void> {
    const id = randomUUID();
    await this.act(agencyId, supervisionFounded, { resourceId: id }, [inserted('supervision', id)], () =>
      this.owner.query(
        `insert into harbor.supervision (agency_id, id, supervisor_id, worker_id, from_at) values ($1, $2, $3, $4, harbor.now())`,
        [agencyId, id, supervisorId, workerId],
      ),
    );
  }

  /**
   * A one-use code, good for so many hours, with which the person sets password and authenticator. Shown once. Earlier
   * codes of the person stop working.
   */
  async invitation(agencyId: string, accountId: string, hours: number): Promise<string> {
    const id = randomUUID();
    const code = newInvitationCode();
    const changes = [inserted('invitation', id)];
    await this.act(agencyId, invitationFounded, { resourceId: id }, changes, async () => {
      const { rows } = await this.owner.query<{ id: string; version: number }>(
        `update harbor.invitation set withdrawn_at = harbor.now(), version = version + 1
          where agency_id = $1 and account_id = $2 and used_at is null and withdrawn_at is null returning id, version`,
        [agencyId, accountId],
      );
      changes.push(...rows.map((row): RowChange => ({ table: 'invitation', act: 'update', ...row })));
      await this.owner.query(
        `insert into harbor.invitation (agency_id, id, account_id, code_hash, expires_at) values ($1, $2, $3, $4, harbor.now() + make_interval(hours => $5))`,
        [agencyId, id, accountId, digestOfCode(code), hours],
      );
    });
    return code;
  }

  /** Password and authenticator secret set directly: demo and tests. Returns the secret. */
  async credential(agencyId: string, accountId: string, password: string, secret = newTotp('').secret): Promise<string> {
    const hash = await hashPassword(password);
    const totp = (await this.ring.agencyCipher(agencyId)).encrypt('credential.totp_secret', accountId, secret);
    await this.act(agencyId, credentialFounded, { resourceId: accountId }, [], () =>
      this.owner.query('select gate.set_credential($1, $2, $3, $4, $5)', [
        agencyId,
        accountId,
        hash,
        totp,
        this.ring.doorProof('set_credential', agencyId, accountId, hash),
      ]),
    );
    return secret;
  }

  /** A job in somebody's name, with its file in parts; whoever calls works it off. Returns its id. */
  async job(agencyId: string, { kind, askedBy, asked }: GivenJob, parts: AsyncIterable<Buffer>): Promise<string> {
    const id = randomUUID();
    const cipher = await this.ring.fileCipher(agencyId);
    await this.act(agencyId, jobFounded, { resourceId: id, reasonCode: kind }, [inserted('job', id)], async () => {
      await this.owner.query(
        `insert into harbor.job (agency_id, id, kind, asked_by, asked_as, asked_at, asked)
          select agency_id, $2, $3, id, role, harbor.now(), $4 from harbor.account where agency_id = $1 and id = $5`,
        [agencyId, id, kind, JSON.stringify(asked), askedBy],
      );
      let number = 0;
      for await (const bytes of parts) {
        number += 1;
        await this.owner.query(
          `insert into harbor.job_part (agency_id, job_id, what, number, owner_id, bytes_enc) values ($1, $2, 'given', $3, $4, $5)`,
          [agencyId, id, number, askedBy, cipher.encrypt(`job_part.given/${number}`, id, bytes)],
        );
      }
    });
    return id;
  }

  /**
   * The log goes on as a new one.
   *
   * @param size where sealing has stopped, how many events the sealer remembers, as the operator was told
   * @returns where the old one ended, declared or not: not when it stands otherwise; undefined when nothing was ever sealed
   */
  async epoch(
    agencyId: string,
    reason: string,
    size: number | undefined,
  ): Promise<(LogEnd & { isDeclared: boolean }) | undefined> {
    const { rows } = await this.owner.query<LogEnd>(endOfLog, [agencyId]);
    const [end] = rows;
    if (!end || !isAsShown(end, size)) return end && { ...end, isDeclared: false };
    const happening: Happening = {};
    await this.act(agencyId, logContinued, happening, [], async (at) => {
      const said = declarationOf(this.ring.writerKey(), agencyId, end, at, reason);
      Object.assign(happening, said.happening);
      await this.owner.query(keepDeclaration, said.values);
    });
    return { ...end, isDeclared: true };
  }

  private async act(
    agencyId: string,
    kind: EventKind,
    happening: Happening,
    changes: RowChange[],
    work: (at: Date) => Promise<unknown>,
  ): Promise<void> {
    await this.owner.query('begin');
    try {
      await this.owner.query('set local role harbor_owner');
      const {
        rows: [row],
      } = await this.owner.query<{ at: Date; xid: string }>(
        `select date_trunc('milliseconds', harbor.now()) as at, pg_current_xact_id()::text as xid`,
      );
      const entered: Entered = {
        agencyId,
        userId: nobody,
        sessionId: nobody,
        role: 'platform_operator',
        freshUntil: null,
        ...row!,
      };
      await work(entered.at);
      const request = { requestId: randomUUID(), ruleId: 'platform_operator' };
      await this.owner.query({
        text: insertEvent.text,
        values: eventValues(this.ring, entered, request, kind, happening, changes),
      });
      await this.owner.query('commit');
    } catch (error) {
      await this.owner.query('rollback');
      throw error;
    }
  }
}

function inserted(table: string, id: string): RowChange {
  return { table, id, act: 'insert', version: 1 };
}
