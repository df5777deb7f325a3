// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@harbor/policy';
import { generate } from 'otplib';
import { randomUUID } from 'node:crypto';
import { Founding } from '../../apps/api/src/founding/index.js';
import type { House } from './house.js';
import { Person, type Reply } from './person.js';

type Typed = { agencyCode: string; signInName: string; password: string; code: string; device?: string };

/** Someone with a real password and authenticator, and a watch that a test moves together with the house's clocks. */
export class Member {
  readonly password = 'copper lantern walks nine rivers';
  constructor(
    readonly house: House,
    readonly agencyCode: string,
    readonly ids: { agencyId: string; userId: string },
    readonly signInName: string,
    readonly secret: string,
  ) {}

  /** The code their app shows `ms` after now. */
  code(aheadMs = 0): Promise<string> {
    return generate({ secret: this.secret, epoch: Math.floor((this.house.now() + aheadMs) / 1000) });
  }

  async typed(changes: Partial<Typed> = {}): Promise<Typed> {
    const { agencyCode, signInName, password } = this;
    return { agencyCode, signInName, password, code: await this.code(), ...changes };
  }

  /** Tries to sign in from a browser that holds these cookies. */
  async tries(changes: Partial<Typed> = {}, cookie?: string): Promise<Reply> {
    const anyone = new Person(this.house.url, undefined, { ...this.ids, sessionId: '' });
    const headers: Record<string, string> = cookie ? { cookie, 'sec-fetch-site': 'same-origin' } : {};
    return (await anyone.send('POST', '/sign-in', await this.typed(changes), headers)) as Reply;
  }

  /** Signs in with a code not used before. */
  async signsIn(changes: Partial<Typed> = {}): Promise<Person> {
    const reply = await this.tries(changes);
    if (reply.status !== 200) throw new Error(`Sign-in was answered ${reply.status}: ${reply.text}`);
    return this.holding(String(reply.body['token']));
  }

  /** This person with a token in hand. */
  holding(token: string): Person {
    return new Person(this.house.url, token, { ...this.ids, sessionId: '' });
  }
}

/** A new account with password and authenticator at this agency. */
export async function enrol(house: House, agency: { id: string; code: string }, role: Role = 'caseworker'): Promise<Member> {
  const founding = new Founding(house.owner, house.keys);
  const signInName = `m-${randomUUID().slice(0, 8)}`;
  const userId = await founding.account(agency.id, { role, signInName, displayName: 'Robin Hale', language: 'en' });
  const member = new Member(house, agency.code, { agencyId: agency.id, userId }, signInName, '');
  const secret = await founding.credential(agency.id, userId, member.password);
  return new Member(house, agency.code, { agencyId: agency.id, userId }, signInName, secret);
}

/** What the browser keeps of an answer's cookies, by name. */
export function cookiesOf(reply: Reply): Record<string, string> {
  return Object.fromEntries(reply.headers.getSetCookie().map((line) => line.split(';')[0]!.split('=') as [string, string]));
}
