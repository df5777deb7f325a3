// SPDX-License-Identifier: Apache-2.0
import type { Client } from 'pg';
import type { KeyProvider } from '../keys/index.js';
import { CannotStart } from '../platform/cannot-start.js';
import { Founding, type NewAccount, type NewAgency } from './founding.js';

/** What the command line asks for: the same acts, with each expected "no" as one line. */

/**
 * An agency of real people. Never beside a demo, whose passwords are known to everyone.
 *
 * @throws CannotStart when another agency has this code; beside a demo
 */
export async function foundAgency(owner: Client, keys: KeyProvider, asked: Omit<NewAgency, 'isDemo'>): Promise<void> {
  await new Founding(owner, keys)
    .agency({ ...asked, isDemo: false }, () => refuseBesideDemo(owner))
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'uq_agency_code') throw new CannotStart(`An agency with the code ${asked.code} exists already.`);
      throw error;
    });
}

/** Asked after the insert, which waits for a demo that is being made: that one locks the table. @throws CannotStart */
async function refuseBesideDemo(owner: Client): Promise<void> {
  const sql = 'select code from harbor.agency where is_demo order by code limit 1';
  const [demo] = (await owner.query<{ code: string }>(sql)).rows;
  if (!demo) return;
  throw new CannotStart(
    `A real agency is never founded beside a demo, whose passwords are known to everyone. This database holds the demo agency ${demo.code}: use one of its own (DATABASE_URL and HARBOR_OWNER_URL, or another HARBOR_DATA).`,
  );
}

export interface FirstAdmin extends Omit<NewAccount, 'role'> {
  agencyCode: string;
  hours: number;
  /** The account is there and needs a new code: password and authenticator are lost, or the first code ran out. */
  isAgain: boolean;
}

/**
 * An administrator and the one-use code with which they set themselves up.
 *
 * @returns the code, shown this one time
 * @throws CannotStart when there is no such agency; when the name is taken; with `isAgain` when there is no such administrator
 */
export async function inviteAdmin(owner: Client, keys: KeyProvider, asked: FirstAdmin): Promise<string> {
  const founding = new Founding(owner, keys);
  const agencyId = await agencyOf(owner, asked.agencyCode);
  const accountId = asked.isAgain ? await adminOf(owner, agencyId, asked) : await newAdmin(founding, agencyId, asked);
  return founding.invitation(agencyId, accountId, asked.hours);
}

export async function agencyOf(owner: Client, code: string): Promise<string> {
  const sql = 'select agency_id as id from harbor.agency where code = $1';
  const [agency] = (await owner.query<{ id: string }>(sql, [code])).rows;
  if (!agency) throw new CannotStart(`There is no agency with the code ${code}. Make it first: npx harbor create-agency --help`);
  return agency.id;
}

async function adminOf(owner: Client, agencyId: string, { signInName }: FirstAdmin): Promise<string> {
  const sql = `select id from harbor.account where agency_id = $1 and sign_in_name = $2 and role = 'agency_admin' and is_active`;
  const [account] = (await owner.query<{ id: string }>(sql, [agencyId, signInName])).rows;
  if (!account)
    throw new CannotStart(`No active administrator of this agency signs in as ${signInName}. Leave --again out for a new one.`);
  return account.id;
}

async function newAdmin(founding: Founding, agencyId: string, asked: FirstAdmin): Promise<string> {
  const { signInName, displayName, language } = asked;
  return founding
    .account(agencyId, { role: 'agency_admin', signInName, displayName, language })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'uq_account_sign_in_name')
        throw new CannotStart(`Someone of this agency already signs in as ${signInName}. For a new code of theirs add --again.`);
      throw error;
    });
}

export interface NewEpoch {
  agencyCode: string;
  reason: string;
  /** Where sealing has stopped: how many events the sealer remembers; left out to be told. */
  size: number | undefined;
}

/**
 * The log of an agency goes on as a new one.
 *
 * @returns its number
 * @throws CannotStart when there is no such agency, nothing was sealed, or the old log stands otherwise
 */
export async function declareEpoch(owner: Client, keys: KeyProvider, { agencyCode, reason, size }: NewEpoch): Promise<number> {
  const agencyId = await agencyOf(owner, agencyCode);
  const end = await new Founding(owner, keys).epoch(agencyId, reason, size);
  if (!end) throw new CannotStart('Nothing of this agency was sealed yet, so there is nothing to go on from.');
  if (!end.isDeclared)
    throw new CannotStart(
      end.problem === null
        ? 'This log goes on, so it has no size that lasts: leave --size out.'
        : `Sealing has stopped (${end.problem}). The log ${end.origin} counted ${end.size} events, root ${end.root}. If it is to end there, say so: --size ${end.size}`,
    );
  return end.epoch;
}
