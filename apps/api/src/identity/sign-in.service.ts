// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { SignedIn, SignIn } from '@harbor/contracts';
import type { Role } from '@harbor/policy';
import { KeyRing } from '../keys/index.js';
import { byToken, enteredOf, Ledger, type Tx } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { SignInRefused, TooManyTries } from './identity.errors.js';
import { sessionOpened, sessionRefused } from './identity.events.js';
import { passwordFits } from './password.js';
import { digest, newToken, sessionLimits } from './session-token.js';
import { totpStep } from './totp.js';

interface Credential {
  wait_seconds: number;
  agency_id: string | null;
  user_id: string | null;
  role: Role | null;
  password_hash: string | null;
  totp_secret: Buffer | null;
  is_usable: boolean;
}
export interface Visitor {
  requestId: string;
  /** The long-lived cookie of a device that has signed in before. */
  device: string | undefined;
}

/** A refusal leaves no sooner, so that its time does not tell how far the try came. Well above what the slowest of them needs. */
const refusedAfterMs = 120;

/** Sign-in: agency, name, password and authenticator code at once; a success opens an opaque session. */
@Injectable()
export class SignInService {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /**
   * Same answer, same work and same time for an unknown agency, an unknown name, a wrong password and a wrong code. Tries
   * are counted before anything is compared; unknown devices share one count per account and a known device has its own,
   * so that a stranger cannot lock anyone out. Case and spaces around agency and name do not matter: phones add them.
   *
   * @throws SignInRefused, TooManyTries (doubling wait up to 15 minutes; 100 wrong tries an hour per account)
   */
  async signIn(visitor: Visitor, typed: SignIn): Promise<{ signedIn: SignedIn; device: string }> {
    const noSooner = wait(refusedAfterMs);
    const asked = { ...typed, agencyCode: plain(typed.agencyCode), signInName: plain(typed.signInName) };
    const device = visitor.device ?? newToken();
    const signedIn = await this.tried(visitor, asked, device).catch(async (error: unknown) => {
      await noSooner;
      throw error;
    });
    return { signedIn, device };
  }

  private async tried(visitor: Visitor, asked: SignIn, device: string): Promise<SignedIn> {
    const found = await this.look(visitor, asked);
    if (found.wait_seconds > 0) {
      await this.refused(visitor, asked, found, 'too-many-tries');
      throw new TooManyTries(found.wait_seconds);
    }
    const step = await this.proved(found, asked);
    if (step === null) {
      await this.refused(visitor, asked, found, 'does-not-fit');
      throw new SignInRefused();
    }
    const signedIn = await this.open(visitor, asked, found, { token: newToken(), step, device });
    if (!signedIn) throw new SignInRefused();
    return signedIn;
  }

  private async look(visitor: Visitor, { agencyCode, signInName }: SignIn): Promise<Credential> {
    const [row] = (await this.ledger.query({
      name: 'begin-sign-in',
      text: 'select * from gate.begin_sign_in($1, $2, $3, $4)',
      values: [
        agencyCode,
        signInName,
        visitor.device ? digest(visitor.device) : null,
        this.keys.doorProof('begin_sign_in', agencyCode, signInName),
      ],
    })) as Credential[];
    if (!row) throw new Error('begin_sign_in answered nothing.');
    return row;
  }

  /** The step of a code that fits, or null. The password is always compared, with a stand-in where there is none. */
  private async proved(found: Credential, asked: SignIn): Promise<number | null> {
    const fits = await passwordFits(asked.password, found.password_hash);
    if (!fits || !found.agency_id || !found.user_id || !found.totp_secret || !found.is_usable) return null;
    const cipher = await this.keys.agencyCipher(found.agency_id);
    return totpStep(cipher.decrypt('credential.totp_secret', found.user_id, found.totp_secret), asked.code, this.clock.now());
  }

  private open(
    visitor: Visitor,
    asked: SignIn,
    found: Credential,
    proof: { token: string; step: number; device: string },
  ): Promise<SignedIn | null | undefined> {
    const { agency_id: agencyId, user_id: userId, role } = found;
    if (!agencyId || !userId || !role) return Promise.resolve(null);
    const { idleMinutes, hours } = sessionLimits[role];
    const tokenHash = digest(proof.token);
    return this.ledger.visit(asked.agencyCode, { requestId: visitor.requestId, ruleId: 'session.own' }, async (tx) => {
      const [opened] = await tx.rows<{ id: string | null }>(
        'open-session',
        'select gate.open_session($1, $2, $3, $4, $5, $6, make_interval(mins => $7), make_interval(hours => $8), $9) as id',
        [
          agencyId,
          userId,
          tokenHash,
          proof.step,
          digest(proof.device),
          asked.device ?? '',
          idleMinutes,
          hours,
          this.keys.doorProof('open_session', agencyId, userId, tokenHash.toString('hex'), proof.step),
        ],
      );
      if (!opened?.id) {
        tx.record(sessionRefused, { resourceId: userId, decision: 'deny', outcome: 'refused', reasonCode: 'code-used-before' });
        return null;
      }
      return this.welcome(tx, proof.token, opened.id, hours);
    });
  }

  private async welcome(tx: Tx, token: string, sessionId: string, hours: number): Promise<SignedIn> {
    const entered = tx
      .rows<Parameters<typeof enteredOf>[0]>('enter', byToken(token).text, [token])
      .then(([row]) => enteredOf(row!));
    tx.become(entered);
    const { agencyId, userId, at, role, freshUntil } = await entered;
    tx.record(sessionOpened, { resourceId: sessionId });
    const [row] = await tx.rows<{ display_name: string; language: string; name: string; is_demo: boolean }>(
      'signed-in',
      `select u.display_name, u.language, g.name, g.is_demo from harbor.account u join harbor.agency g on g.agency_id = u.agency_id
        where u.agency_id = $1 and u.id = $2`,
      [agencyId, userId],
    );
    if (!row) throw new Error('The account of a new session cannot be read.');
    return {
      token,
      userId,
      role,
      agencyName: row.name,
      isDemo: row.is_demo,
      displayName: row.display_name,
      language: row.language,
      endsAt: new Date(at.getTime() + hours * 3_600_000).toISOString(),
      freshUntil: (freshUntil ?? at).toISOString(),
    };
  }

  /** A refused try is an event of the agency; at an unknown agency it goes to the system log, without what was typed. */
  private async refused(visitor: Visitor, asked: SignIn, found: Credential, reasonCode: string): Promise<void> {
    const told = await this.ledger.visit(
      asked.agencyCode,
      { requestId: visitor.requestId, ruleId: 'session.own' },
      async (tx) => {
        tx.record(sessionRefused, {
          ...(found.user_id ? { resourceId: found.user_id } : {}),
          decision: 'deny',
          outcome: 'refused',
          reasonCode,
        });
        return true;
      },
    );
    if (!told) this.log.warn({ requestId: visitor.requestId, event: 'sign-in at an unknown agency', reasonCode });
  }
}

const plain = (text: string): string => text.trim().toLowerCase();
