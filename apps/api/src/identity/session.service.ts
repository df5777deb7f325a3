// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangePassword, Me, SessionView, StepUp, SteppedUp } from '@harbor/contracts';
import { KeyRing } from '../keys/index.js';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible, Unprocessable } from '../platform/refusal.js';
import { ProofRefused, TooManyTries } from './identity.errors.js';
import {
  identityShown,
  passwordChanged,
  sessionEnded,
  sessionListed,
  sessionSteppedUp,
  stepUpRefused,
  stepUpTried,
} from './identity.events.js';
import { hashPassword, passwordFits, requireStrongPassword } from './password.js';
import { digest, newToken, sessionLimits } from './session-token.js';
import { totpStep } from './totp.js';

interface OwnCredential {
  wait_seconds: number;
  password_hash: string;
  totp_secret: Buffer;
}

/** What people do with their own sessions and credentials. */
@Injectable()
export class SessionService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  me(ctx: Ctx): Promise<Me> {
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId, userId, role } = ctx.actor;
      const [row] = await tx.rows<{
        sign_in_name: string;
        display_name: string;
        language: string;
        name: string;
        code: string;
        time_zone: string;
        on_call_name: string;
        on_call_phone: string;
        is_demo: boolean;
        version: number;
        ends_at: Date;
        together_with: string | null;
      }>(
        'me',
        `select u.sign_in_name, u.display_name, u.language, u.version, g.name, g.code, g.time_zone, g.on_call_name, g.on_call_phone,
            g.is_demo, (select s.ends_at from gate.my_sessions() s where s.is_this) as ends_at, gate.together_with() as together_with
          from harbor.account u join harbor.agency g on g.agency_id = u.agency_id where u.agency_id = $1 and u.id = $2`,
        [agencyId, userId],
      );
      if (!row) throw new NotVisible();
      const { freshUntil } = await tx.who();
      tx.record(identityShown, { resourceId: userId, relation: 'self' });
      return {
        userId,
        signInName: row.sign_in_name,
        role,
        displayName: row.display_name,
        language: row.language,
        agencyName: row.name,
        agencyCode: row.code,
        timeZone: row.time_zone,
        onCallName: row.on_call_name,
        onCallPhone: row.on_call_phone,
        isDemo: row.is_demo,
        freshUntil: freshUntil?.toISOString() ?? null,
        idleMinutes: sessionLimits[role].idleMinutes,
        endsAt: row.ends_at.toISOString(),
        togetherWith: row.together_with,
        version: row.version,
      };
    });
  }

  list(ctx: Ctx): Promise<SessionView[]> {
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<{ id: string; device: string; opened_at: Date; seen_at: Date; ends_at: Date; is_this: boolean }>(
        'my-sessions',
        'select * from gate.my_sessions()',
      );
      tx.record(sessionListed, { resultCount: rows.length, relation: 'self' });
      return rows.map((row) => ({
        id: row.id,
        device: row.device,
        openedAt: row.opened_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        isThis: row.is_this,
      }));
    });
  }

  /** Ends one of one's own sessions, at once and everywhere. @throws NotVisible for another person's or an ended one */
  end(ctx: Ctx, sessionId: string): Promise<void> {
    return this.ledger.write(ctx, async (tx) => {
      const [row] = await tx.rows<{ ended: boolean }>('end-session', 'select gate.end_session($1) as ended', [sessionId]);
      if (!row?.ended) throw new NotVisible();
      tx.record(sessionEnded, { resourceId: sessionId, relation: 'self' });
    });
  }

  /**
   * Proves password and second factor again: for 15 minutes, acts marked `*` go through. The session gets a new token.
   *
   * @throws ProofRefused, TooManyTries
   */
  async stepUp(ctx: Ctx, asked: StepUp): Promise<SteppedUp> {
    const { sessionId } = ctx.actor;
    const step = await this.prove(ctx, asked.password, asked.code);
    return this.ledger.write(ctx, async (tx) => {
      const token = newToken();
      const hash = digest(token);
      const [row] = await tx.rows<{ until: Date | null }>('step-up', 'select gate.step_up($1, $2, $3) as until', [
        step,
        hash,
        this.keys.doorProof('step_up', sessionId, hash.toString('hex'), step),
      ]);
      if (!row?.until) throw new ProofRefused();
      tx.record(sessionSteppedUp, { resourceId: sessionId, relation: 'self' });
      return { token, freshUntil: row.until.toISOString() };
    });
  }

  /**
   * A new password; every other session of the account ends. What is wrong with the new one is said before the current
   * one is looked at, so that the answer never tells whether that was right.
   *
   * @throws ProofRefused, TooManyTries, Unprocessable
   */
  async changePassword(ctx: Ctx, asked: ChangePassword): Promise<void> {
    const { agencyId, userId, sessionId } = ctx.actor;
    const me = await this.me(ctx);
    await requireStrongPassword(asked.next, [me.displayName, me.agencyName, me.agencyCode], '/next');
    if (asked.next === asked.current) throw new SamePassword();
    const step = await this.prove(ctx, asked.current, asked.code);
    const hash = await hashPassword(asked.next);
    await this.ledger.write(ctx, async (tx) => {
      const keep = digest(ctx.token);
      const [row] = await tx.rows<{ until: Date | null }>('step-up', 'select gate.step_up($1, $2, $3) as until', [
        step,
        keep,
        this.keys.doorProof('step_up', sessionId, keep.toString('hex'), step),
      ]);
      if (!row?.until) throw new ProofRefused();
      await tx.rows('set-credential', 'select gate.set_credential($1, $2, $3, null, $4)', [
        agencyId,
        userId,
        hash,
        this.keys.doorProof('set_credential', agencyId, userId, hash),
      ]);
      tx.record(passwordChanged, { resourceId: userId, relation: 'self' });
    });
  }

  /** The try is counted in a transaction of its own, so that a wrong one stays counted. */
  private async prove(ctx: Ctx, password: string, code: string): Promise<number> {
    const { agencyId, userId, sessionId } = ctx.actor;
    const own = await this.ledger.write(withoutKey(ctx), async (tx: Tx) => {
      const [row] = await tx.rows<OwnCredential>('begin-step-up', 'select * from gate.begin_step_up($1)', [
        this.keys.doorProof('begin_step_up', agencyId, userId),
      ]);
      tx.record(stepUpTried, {
        resourceId: sessionId,
        relation: 'self',
        outcome: row && row.wait_seconds > 0 ? 'refused' : 'done',
      });
      return row;
    });
    if (!own) throw new NotVisible();
    if (own.wait_seconds > 0) throw new TooManyTries(own.wait_seconds);
    const fits = await passwordFits(password, own.password_hash);
    const secret = (await this.keys.agencyCipher(agencyId)).decrypt('credential.totp_secret', userId, own.totp_secret);
    const step = await totpStep(secret, code, ctx.now);
    if (fits && step !== null) return step;
    await this.ledger.write(withoutKey(ctx), async (tx) => {
      tx.record(stepUpRefused, { resourceId: sessionId, relation: 'self', decision: 'deny', outcome: 'refused' });
    });
    throw new ProofRefused();
  }
}

class SamePassword extends Unprocessable {
  constructor() {
    super([{ pointer: '/next', code: 'password-unchanged', detail: 'Choose a password that differs from the current one.' }]);
  }
}

function withoutKey({ idempotency: _, ...ctx }: Ctx): Ctx {
  return ctx;
}
