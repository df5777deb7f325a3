// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { generateSync } from 'otplib';
import { advertisedSignIns, type AgencyCode, type DemoPerson, people, type Role } from './world/index.js';

/*
 * DEMO ONLY, and no secret at all: everybody can read this file. What follows are the ordinary credentials of the
 * ordinary accounts that `seedDemo` makes in the two demo agencies (`agency.is_demo`). Nothing in the sign-in knows of
 * them, so they open no account of any other agency.
 */

/** Every demo account has this password. */
export const demoPassword = 'quiet lantern on the pier';

const secretBytes = 20;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The authenticator secret of a demo account, base32: the same in every installation, so that an app keeps working. */
export function demoSecret(agency: AgencyCode, signInName: string): string {
  const bytes = createHash('sha256').update(`safe-harbor/demo/authenticator\n${agency}\n${signInName}`).digest();
  const bits = [...bytes.subarray(0, secretBytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** All that a person needs to sign in as one of the demo's people right now. */
export interface DemoSignIn {
  agencyCode: AgencyCode;
  signInName: string;
  displayName: string;
  role: Role;
  password: string;
  secret: string;
  /** Six digits; good once, and for so many more seconds. */
  code: string;
  secondsLeft: number;
}

const stepSeconds = 30;

/** One person of each role, or everyone, with the code of this moment. */
export function demoSignIns(now: Date, who: 'one-of-each' | 'everyone' = 'one-of-each'): DemoSignIn[] {
  const offered: readonly string[] = advertisedSignIns;
  const chosen = who === 'everyone' ? people : people.filter(({ signInName }) => offered.includes(signInName));
  const inOrder = who === 'everyone' ? chosen : [...chosen].sort((a, b) => placeOf(a, offered) - placeOf(b, offered));
  const epoch = Math.floor(now.getTime() / 1000);
  return inOrder.map(({ agency, signInName, displayName, role }) => {
    const secret = demoSecret(agency, signInName);
    const code = generateSync({ secret, epoch });
    const secondsLeft = stepSeconds - (epoch % stepSeconds);
    return { agencyCode: agency, signInName, displayName, role, password: demoPassword, secret, code, secondsLeft };
  });
}

const placeOf = ({ signInName }: DemoPerson, offered: readonly string[]): number => offered.indexOf(signInName);
