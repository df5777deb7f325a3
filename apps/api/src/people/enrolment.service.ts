// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AcceptInvitation, InvitationAccepted, InvitationLooked } from '@harbor/contracts';
import { hashPassword, newTotp, requireStrongPassword, totpStep } from '../identity/index.js';
import { KeyRing } from '../keys/index.js';
import { Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { Unprocessable } from '../platform/refusal.js';
import { digestOfCode } from './invitation-code.js';
import { InvitationUnusable } from './people.errors.js';
import { invitationAccepted, invitationLooked } from './people.events.js';

interface Found {
  agency_id: string;
  agency_code: string;
  agency_name: string;
  invitation_id: string;
  account_id: string;
  sign_in_name: string;
  display_name: string;
}
const sealedForMs = 3_600_000;
const place = 'invitation.enrolment';

/**
 * How someone with an invitation comes by a password and an authenticator.
 *
 * Between the two steps nothing is kept: the secret travels to the client sealed under the agency's key together with
 * the invitation it was made for and the time. So no client chooses a secret, none made for one invitation serves another,
 * and someone who stops half-way leaves nothing behind.
 */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** @throws InvitationUnusable */
  async look(requestId: string, code: string): Promise<InvitationLooked> {
    const found = await this.find(code);
    const { secret, uri } = newTotp(`${found.sign_in_name} ${found.agency_code}`);
    const cipher = await this.keys.agencyCipher(found.agency_id);
    const sealed = cipher.encrypt(place, found.invitation_id, `${secret} ${this.clock.now().getTime() + sealedForMs}`);
    await this.ledger.visit(found.agency_code, { requestId, ruleId: 'session.own' }, async (tx) => {
      tx.record(invitationLooked, { resourceId: found.invitation_id });
    });
    return {
      agencyName: found.agency_name,
      agencyCode: found.agency_code,
      signInName: found.sign_in_name,
      totpSecret: secret,
      totpUri: uri,
      enrolment: sealed.toString('base64url'),
    };
  }

  /**
   * Uses the invitation. Of two at once one wins: the database decides. The code from the authenticator proves that the
   * secret arrived there; it does not sign in a second time.
   *
   * @throws InvitationUnusable; Unprocessable naming password, code or enrolment
   */
  async accept(requestId: string, asked: AcceptInvitation): Promise<InvitationAccepted> {
    const found = await this.find(asked.code);
    await requireStrongPassword(asked.password, [found.display_name, found.sign_in_name, found.agency_name, found.agency_code]);
    const secret = await this.unseal(found, asked.enrolment);
    const step = await totpStep(secret, asked.totpCode, this.clock.now());
    if (step === null) throw new CodeDoesNotFit();
    const passwordHash = await hashPassword(asked.password);
    const totp = (await this.keys.agencyCipher(found.agency_id)).encrypt('credential.totp_secret', found.account_id, secret);
    await this.ledger.visit(found.agency_code, { requestId, ruleId: 'session.own' }, async (tx) => {
      const codeHash = digestOfCode(asked.code);
      const proof = this.keys.doorProof('accept_invitation', codeHash.toString('hex'), passwordHash, totp.toString('hex'), step);
      const [used] = await tx.rows<{ invitation_id: string; version: number }>(
        'accept-invitation',
        'select invitation_id, version from gate.accept_invitation($1, $2, $3, $4, $5)',
        [codeHash, passwordHash, totp, step, proof],
      );
      if (!used) throw new InvitationUnusable();
      tx.changedBehindDoor({ table: 'invitation', id: used.invitation_id, act: 'update', version: used.version });
      tx.record(invitationAccepted, { resourceId: used.invitation_id });
    });
    return { agencyCode: found.agency_code, signInName: found.sign_in_name };
  }

  private async find(code: string): Promise<Found> {
    const codeHash = digestOfCode(code);
    const [found] = (await this.ledger.query({
      name: 'find-invitation',
      text: 'select * from gate.find_invitation($1, $2)',
      values: [codeHash, this.keys.doorProof('find_invitation', codeHash.toString('hex'))],
    })) as Found[];
    if (!found) throw new InvitationUnusable();
    return found;
  }

  private async unseal(found: Found, enrolment: string): Promise<string> {
    const cipher = await this.keys.agencyCipher(found.agency_id);
    try {
      const [secret, until] = cipher.decrypt(place, found.invitation_id, Buffer.from(enrolment, 'base64url')).split(' ');
      if (secret && Number(until) > this.clock.now().getTime()) return secret;
    } catch {
      // What does not open was not sealed for this invitation: the refusal below.
    }
    throw new EnrolmentOutdated();
  }
}

class CodeDoesNotFit extends Unprocessable {
  constructor() {
    const detail = 'Enter the six digits that your authenticator app shows now for the secret you have just added.';
    super([{ pointer: '/totpCode', code: 'code-does-not-fit', detail }]);
  }
}

class EnrolmentOutdated extends Unprocessable {
  constructor() {
    const detail = 'This was not given for this invitation, or more than an hour ago. Look the invitation up again.';
    super([{ pointer: '/enrolment', code: 'enrolment-outdated', detail }]);
  }
}
