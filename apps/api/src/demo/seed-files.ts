// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Cipher, KeyRing } from '../keys/index.js';
import { youthCreated } from '../youth/index.js';
import { fileImported } from './demo.events.js';
import { type DemoAccount, type DemoAgency, importDay, liveDays } from './seed-agencies.js';
import type { Act, Book, NewRow } from './seed-book.js';
import { later } from './seed-calendar.js';
import type { SeededHome } from './seed-homes.js';
import { birthDateOf, type DemoYouth, demoYouth, homeNow, type Language, placementsOf } from './world/index.js';

/** A youth's stay in a home, for those who may look in on it. */
export interface Stay {
  home: SeededHome;
  from: Date;
  until: Date | null;
}
export interface SeededRevision {
  id: string;
  copyId: string;
  number: number;
  signedAt: Date;
}
export interface SeededFile {
  id: string;
  youth: DemoYouth;
  agency: DemoAgency;
  worker: DemoAccount;
  cipher: Cipher;
  /** When the youth came into care, by the agency's clocks. */
  from: Date;
  stays: Stay[];
  planId: string;
  revisions: SeededRevision[];
  /** Rows older than the agency's first day here; they come in with the import. */
  imported: NewRow[];
}

/** Moves, and coming into care, are told of at three in the afternoon. */
export const moveMinute = 15 * 60;

/** Every file with its key, other names and worker, in the order of `demoYouth`; their stays and plans follow. */
export async function openFiles(
  book: Book,
  ring: KeyRing,
  agencies: readonly DemoAgency[],
  homes: readonly SeededHome[],
): Promise<SeededFile[]> {
  const files: SeededFile[] = [];
  for (const youth of demoYouth) {
    const agency = agencies.find(({ code }) => code === youth.agency)!;
    const id = randomUUID();
    const { cipher, wrapped } = await ring.create(agency.id, id);
    const worker = agency.accounts.get(youth.caseworker)!;
    const from = agency.calendar.at(Math.max(...placementsOf(youth.index).map(({ fromDaysAgo }) => fromDaysAgo)), moveMinute);
    const file = { id, youth, agency, worker, cipher, from, stays: [], planId: randomUUID(), revisions: [], imported: [] };
    files.push(file);
    const key = { table: 'data_key', id, values: { wrapped } };
    record(book, file, {
      at: from,
      kind: youthCreated,
      ruleId: 'youth.create',
      happening: { resourceId: id, subjects: [id], relation: 'intake' },
      rows: [key, careOf(file, languageAtHome(youth, homes)), caseOf(file), ...aliasesOf(file), assignmentOf(file)],
    });
  }
  return files;
}

/** What the worker did since the agency is here is an act of theirs; what is older comes in with the import. */
export function record(book: Book, file: SeededFile, act: Act, before: readonly Act[] = []): void {
  if (act.at < file.agency.calendar.at(liveDays, 0)) file.imported.push(...(act.rows ?? []));
  else book.sitting(file.worker, [...before, act]);
}

/** One event for each file that was there before; call it when all its rows are known. */
export function importFiles(book: Book, files: readonly SeededFile[]): void {
  for (const [place, { id, agency, imported }] of files.entries()) {
    if (imported.length === 0) continue;
    const at = later(agency.calendar.at(importDay, 18 * 60), place / 2);
    book.byOwner(agency.id, { at, kind: fileImported, happening: { resourceId: id, subjects: [id] }, rows: imported });
  }
}

/** Daily care is written for whoever shares a home with the youth, so it is in their language. */
function languageAtHome(youth: DemoYouth, homes: readonly SeededHome[]): Language {
  const home = homeNow(youth.index);
  return (home === null ? undefined : homes[home]?.caregivers[0]?.language) ?? 'en';
}

function careOf({ id, youth }: SeededFile, home: Language): NewRow {
  const { pronouns, languages } = youth;
  const values = {
    ...{ pronouns, languages, used_name: youth.usedName, interpreter_language: youth.interpreterLanguage },
    ...{ allergies: youth.allergies?.[home] ?? '', medication: youth.medication?.[home] ?? '' },
    daily_care: `${youth.strengths[home]}\n${youth.dailyCare[home]}`,
  };
  return { table: 'youth', id, values };
}

function caseOf({ id, youth, agency, cipher }: SeededFile): NewRow {
  const { channel, times, wording } = youth.safeContact;
  const text = (field: string, words: string | undefined) => cipher.encryptOrNull(`youth.${field}`, id, words);
  const { gender, icwa } = youth;
  const values = {
    ...{ gender, icwa, case_code: youth.caseCode, legal_name: youth.legalName },
    ...{ birth_date: birthDateOf(youth, agency.calendar.today), birth_date_is_estimate: youth.birthDateIsEstimate },
    ...{ race_ethnicity: youth.raceEthnicity, tribal_nations: youth.tribalNations },
    ...{ height_cm: youth.heightCm, weight_kg: youth.weightKg, hair_color: youth.hairColor, eye_color: youth.eyeColor },
    marks_enc: text('marks', youth.marks?.en),
    handles_enc: text('handles', youth.handles.join(', ')),
    safe_contact_enc: text('safeContact', `${channel.replaceAll('_', ' ')}: ${times.en} ${wording.en}`),
    restricted_note_enc: text('restrictedNote', youth.restrictedNote?.en),
    school_enc: text('school', youth.school.en),
  };
  return { table: 'youth_case', id, values };
}

function aliasesOf({ id, youth }: SeededFile): NewRow[] {
  return youth.aliases.map((name) => ({ table: 'youth_alias', id: randomUUID(), values: { youth_id: id, name } }));
}

function assignmentOf({ id, worker, from }: SeededFile): NewRow {
  const values = {
    youth_id: id,
    user_id: worker.id,
    relation: 'assigned',
    why: 'intake',
    source_id: null,
    from_at: from,
    until_at: null,
  };
  return { table: 'care_team', id: randomUUID(), values };
}
