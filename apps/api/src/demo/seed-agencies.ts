// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { accountFounded, agencyFounded, credentialFounded, supervisionFounded } from '../founding/index.js';
import { hashPassword } from '../identity/index.js';
import type { KeyProvider, KeyRing } from '../keys/index.js';
import { builtInTemplate } from '../safety-plans/index.js';
import type { Book } from './seed-book.js';
import { DemoCalendar, later } from './seed-calendar.js';
import { demoPassword, demoSecret } from './sign-ins.js';
import { type AgencyCode, type DemoPerson, demoAgencies, people } from './world/index.js';

export interface DemoAccount extends DemoPerson {
  id: string;
  agencyId: string;
}
export interface DemoAgency {
  id: string;
  code: AgencyCode;
  calendar: DemoCalendar;
  templateId: string;
  /** Signing needs a supervisor's word first: in one of the two, so that both ways can be seen. */
  needsApproval: boolean;
  reviewDays: number;
  /** By sign-in name. */
  accounts: Map<string, DemoAccount>;
}

/** How many days ago the agencies began to work here. What is older was imported on the evening before. */
export const liveDays = 35;
export const importDay = liveDays + 1;
const foundingDay = importDay + 1;

const rules = {
  demo: { needsApproval: false, reviewDays: 75, area: '312' },
  pine: { needsApproval: true, reviewDays: 60, area: '303' },
} as const;

/** The agencies with their keys, templates, accounts and supervision; how their people sign in comes after the rows. */
export async function foundAgencies(book: Book, keys: KeyProvider, now: Date): Promise<DemoAgency[]> {
  const agencies = demoAgencies.map((one) => foundAgency(book, one, now));
  for (const { id } of agencies) await keys.createAgencyKey(id);
  return agencies;
}

function foundAgency(book: Book, { code, name, timeZone }: (typeof demoAgencies)[number], now: Date): DemoAgency {
  const [agencyId, templateId] = [randomUUID(), randomUUID()];
  const calendar = new DemoCalendar(timeZone, now);
  const at = calendar.at(foundingDay, 9 * 60);
  const { needsApproval, reviewDays, area } = rules[code];
  const agency = {
    ...{ code, name, time_zone: timeZone, is_demo: true, plan_needs_approval: needsApproval, plan_review_days: reviewDays },
    ...{ on_call_name: 'Harbor Street 24/7', on_call_phone: `${area}-555-0100`, police_phone: `${area}-555-0199` },
  };
  const { version: template_version, effectiveOn: effective_on, sections } = builtInTemplate;
  book.byOwner(agencyId, {
    at,
    kind: agencyFounded,
    happening: { resourceId: agencyId },
    rows: [
      { table: 'agency', id: agencyId, values: agency },
      {
        table: 'plan_template',
        id: templateId,
        values: { code: builtInTemplate.code, template_version, effective_on, sections },
      },
    ],
  });
  const accounts = foundAccounts(book, agencyId, code, at);
  return { id: agencyId, code, calendar, templateId, needsApproval, reviewDays, accounts };
}

function foundAccounts(book: Book, agencyId: string, code: AgencyCode, from: Date): Map<string, DemoAccount> {
  const accounts = new Map(
    people
      .filter(({ agency, organization }) => agency === code && organization === undefined)
      .map((one) => [one.signInName, { ...one, id: randomUUID(), agencyId }]),
  );
  [...accounts.values()].forEach((account, place) => foundAccount(book, account, later(from, 2 + place * 3), null));
  for (const worker of accounts.values()) {
    const supervisor = accounts.get(worker.supervisor ?? '');
    if (!supervisor) continue;
    const [id, at] = [randomUUID(), later(from, 300)];
    const values = { supervisor_id: supervisor.id, worker_id: worker.id, from_at: at };
    const rows = [{ table: 'supervision', id, values }];
    book.byOwner(agencyId, { at, kind: supervisionFounded, happening: { resourceId: id }, rows });
  }
  return accounts;
}

function foundAccount(book: Book, account: DemoAccount, at: Date, organization_id: string | null): void {
  const { id, agencyId, role, signInName, displayName, language } = account;
  const values = { role, sign_in_name: signInName, display_name: displayName, language, organization_id };
  book.byOwner(agencyId, { at, kind: accountFounded, happening: { resourceId: id }, rows: [{ table: 'account', id, values }] });
  book.byOwner(agencyId, { at: later(at, 1), kind: credentialFounded, happening: { resourceId: id } });
}

/** Partners, once there are organizations where they can work. `organizations`: ids by name. */
export function foundPartners(book: Book, agencies: readonly DemoAgency[], organizations: ReadonlyMap<string, string>): void {
  for (const one of people.filter(({ organization }) => organization !== undefined)) {
    const { id: agencyId, accounts, calendar } = agencies.find(({ code }) => code === one.agency)!;
    const account = { ...one, id: randomUUID(), agencyId };
    accounts.set(one.signInName, account);
    foundAccount(book, account, calendar.at(liveDays, 9 * 60), organizations.get(one.organization!)!);
  }
}

/** Password and authenticator of every account. One hash serves all: they have one password, which everybody may know. */
export async function setCredentials(owner: pg.Client, ring: KeyRing, agencies: readonly DemoAgency[]): Promise<void> {
  const hash = await hashPassword(demoPassword);
  for (const { id: agencyId, accounts } of agencies) {
    const cipher = await ring.agencyCipher(agencyId);
    const all = [...accounts.values()];
    const totp = all.map(({ id, agency, signInName }) =>
      cipher.encrypt('credential.totp_secret', id, demoSecret(agency, signInName)),
    );
    const proofs = all.map(({ id }) => ring.doorProof('set_credential', agencyId, id, hash));
    await owner.query(
      `select gate.set_credential($1, account, $2, totp, proof)
        from unnest($3::uuid[], $4::bytea[], $5::bytea[]) as given (account, totp, proof)`,
      [agencyId, hash, all.map(({ id }) => id), totp, proofs],
    );
  }
}
