// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { migrations } from '@harbor/migrations';
import { asOwner, owning } from './command-house.js';
import { runImport } from './import-command.js';
import { demoIsThere, seedDemo } from './demo/index.js';
import { examine } from './doctor.js';
import {
  declareEpoch,
  type FirstAdmin,
  foundAgency,
  type GivenFile,
  inviteAdmin,
  type NewAgency,
  type NewEpoch,
} from './founding/index.js';
import { CannotStart } from './platform/cannot-start.js';
import { readConfig } from './platform/config.js';
import { type VerifyLog, verifyLogs } from './verify-log.js';
import { migrate } from './platform/migrate.js';

/** What the commands do. Apart from their words, so that `--help` and a mistyped option are answered at once. */

export function migrateSchema(): Promise<void> {
  return owning(readConfig(), async ({ ownerUrl, appUrl, sealerUrl }, keys) => {
    if (!appUrl) throw new CannotStart('Set DATABASE_URL as well: its user harbor_app is made, with the password it holds.');
    const ran = await migrate({ ownerUrl, appUrl, sealerUrl, doorKey: keys.installationKeyFor('door'), migrations });
    console.log(ran.length === 0 ? 'The schema is up to date.' : `The schema is up to date: ${ran.length} steps were made.`);
  });
}

export function createAgency(asked: Omit<NewAgency, 'isDemo'>): Promise<void> {
  return asOwner(readConfig(), async (owner, keys) => {
    await foundAgency(owner, keys, asked);
    console.log(`Agency ${asked.code} is founded. Next: npx harbor create-admin --agency ${asked.code} --help`);
  });
}

export function createAdmin(asked: FirstAdmin): Promise<void> {
  return asOwner(readConfig(), async (owner, keys) => {
    const code = await inviteAdmin(owner, keys, asked);
    console.log(`Invitation code, good once and for ${asked.hours} hours: ${code}`);
    console.log('Hand it over in person or read it out. It is not kept and not shown again.');
  });
}

export function beginEpoch(asked: NewEpoch): Promise<void> {
  return asOwner(readConfig(), async (owner, keys) => {
    const epoch = await declareEpoch(owner, keys, asked);
    console.log(`The log goes on as epoch ${epoch}. The sealer opens it at once; keep its new verifier key.`);
  });
}

export function addDemo(): Promise<void> {
  return asOwner(readConfig(), async (owner, keys) => {
    if (await demoIsThere(owner)) return console.log('The demo agencies are there already. Nothing was changed.');
    await seedDemo(owner, keys, new Date());
    console.log('The demo agencies are there. Whom to sign in as: npm run demo:codes');
  });
}

/** Exit status 1 when nothing was imported. */
export async function importDirectory(given: GivenFile & { failures?: string }): Promise<void> {
  if (!(await runImport(readConfig(), given))) process.exitCode = 1;
}

/** Exit status as that of harbor-verify; of several logs the worst. */
export async function verifyLog(asked: VerifyLog): Promise<void> {
  process.exitCode = await verifyLogs(readConfig(), asked);
}

/** One line for each thing; exit status 1 when there is a problem. */
export async function doctor(): Promise<void> {
  for await (const { name, problem, note } of examine(readConfig())) {
    console.log(problem === undefined ? `ok       ${name}${note ? ` (${note})` : ''}` : `problem  ${name}: ${problem}`);
    if (problem !== undefined) process.exitCode = 1;
  }
}
