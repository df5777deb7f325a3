// SPDX-License-Identifier: Apache-2.0
import { type DemoSignIn, demoSignIns } from './demo/index.js';

/** What the start says to a person: where to go, and as whom. */
export async function greet(url: string, dataDir: string | undefined, now: Date): Promise<void> {
  const lines = ['', `  Safe Harbor is ready at ${url}`, `  API documentation: ${url}/api-docs`];
  if (dataDir) lines.push(...demoLines(now), '', `  Data is kept in ${dataDir}. Ctrl-C stops everything.`);
  console.log([...lines, ''].join('\n'));
}

const work = {
  caseworker: 'Caseworker',
  caregiver: 'Foster parent',
  program_manager: 'Program manager',
  privacy_officer: 'Privacy officer',
  agency_admin: 'Agency admin',
} as const satisfies Record<DemoSignIn['role'], string>;

/** The embedded database always holds the demo; a database of one's own does only after `harbor seed-demo`. */
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
