// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Cipher, KeyRing } from '../keys/index.js';
import { homeImported } from './demo.events.js';
import { type DemoAccount, type DemoAgency, importDay } from './seed-agencies.js';
import type { Book, NewRow } from './seed-book.js';
import { later } from './seed-calendar.js';
import { caregivers, type DemoHome, homes } from './world/index.js';

export interface SeededHome {
  id: string;
  plan: DemoHome;
  /** What kind of foster family home it is, as a stay in it says. */
  traits: string[];
  caregivers: DemoAccount[];
}

const importFrom = 17 * 60;
const membersSinceDays = 700;

/** Every home with its key and the adults of the household, in the order of `homes`. */
export async function bringHomes(book: Book, ring: KeyRing, agencies: readonly DemoAgency[]): Promise<SeededHome[]> {
  const seeded: SeededHome[] = [];
  for (const plan of homes) {
    const agency = agencies.find(({ code }) => code === plan.agency)!;
    const traits = plan.traits.filter((trait) => trait !== 'foster_family_home');
    const home = { id: randomUUID(), plan, traits, caregivers: plan.caregivers.map((place) => accountOf(agency, place)) };
    seeded.push(home);
    const { cipher, wrapped } = await ring.create(agency.id, home.id);
    const key = { table: 'data_key', id: home.id, values: { wrapped } };
    const rows = [key, rowOf(home, cipher), ...(await membersOf(home, cipher, ring, agency))];
    const at = later(agency.calendar.at(importDay, importFrom), seeded.length / 2);
    book.byOwner(agency.id, { at, kind: homeImported, happening: { resourceId: home.id }, rows });
  }
  return seeded;
}

function accountOf(agency: DemoAgency, place: number): DemoAccount {
  const account = agency.accounts.get(caregivers[place]?.signInName ?? '');
  if (!account) throw new Error(`There is no caregiver ${place}.`);
  return account;
}

function rowOf({ id, plan }: SeededHome, cipher: Cipher): NewRow {
  const { street, city, state, postalCode } = plan.address;
  const { label, capacity, languages, youngest, oldest } = plan;
  const values = {
    ...{ label, capacity, languages, youngest, oldest, traits: plan.traits, is_open: true },
    ...{ licence_number: plan.licenceNumber, welcomes_genders: plan.welcomesGenders },
    family_name_enc: cipher.encrypt('home.familyName', id, plan.familyName),
    address_enc: cipher.encrypt('home.address', id, `${street}, ${city}, ${state} ${postalCode}`),
    phone_enc: cipher.encrypt('home.phone', id, plan.phone),
  };
  return { table: 'home', id, values };
}

async function membersOf(home: SeededHome, cipher: Cipher, ring: KeyRing, agency: DemoAgency): Promise<NewRow[]> {
  const from_at = agency.calendar.at(membersSinceDays, 0);
  const rows: NewRow[] = [];
  for (const { id: user_id, displayName } of home.caregivers) {
    const id = randomUUID();
    const name_enc = cipher.encrypt('home_member.name', id, displayName);
    const name_index = await ring.nameIndex(agency.id, displayName);
    rows.push({ table: 'home_member', id, values: { home_id: home.id, user_id, name_enc, name_index, from_at } });
  }
  return rows;
}
