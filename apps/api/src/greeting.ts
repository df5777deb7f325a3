// SPDX-License-Identifier: Apache-2.0
import { type DemoSignIn, demoSignIns } from './demo/index.js';

/** What the start says to a person: where to go, and as whom. */
export async function greet(url: string, own: { dataDir: string; hasDemo: boolean } | undefined, now: Date): Promise<void> {
  const lines = ['', `  Safe Harbor is ready at ${url}`, `  API documentation: ${url}/api-docs`];
  if (own?.hasDemo) lines.push(...demoLines(now));
  if (own) lines.push('', `  Data is kept in ${own.dataDir}. Ctrl-C stops everything.`);
  console.log([...lines, ''].join('\n'));
}

const work = {
  caseworker: 'Caseworker',
  caregiver: 'Foster parent',
  program_manager: 'Program manager',
  privacy_officer: 'Privacy officer',
  agency_admin: 'Agency admin',
  partner: 'Partner',
} as const satisfies Record<DemoSignIn['role'], string>;

/** The embedded database holds the demo unless a real agency came first; another does only after `harbor seed-demo`. */
function demoLines(now: Date): string[] {
  const people = demoSignIns(now);
  const [{ agencyCode, password, secondsLeft } = { agencyCode: '', password: '', secondsLeft: 0 }] = people;
  return [
    '',
    '  Sign in with made-up people and made-up children. These sign-ins work on demo data only.',
    `  Agency code: ${agencyCode}    Password: ${password}`,
    '',
    ...people.map(
      ({ role, signInName, displayName, code }) =>
        `    ${work[role].padEnd(16)} ${signInName.padEnd(11)} code ${code}    ${displayName}`,
    ),
    '',
    `  The codes are good for ${secondsLeft} more seconds, each for one sign-in. New ones: npm run demo:codes`,
  ];
}
