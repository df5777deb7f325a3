// SPDX-License-Identifier: Apache-2.0
import { conflictDeclared } from '../access/index.js';
import { movePlanned } from '../placements/index.js';
import { personOfConcernRecorded } from '../youth/index.js';
import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../keys/index.js';
import type { Book } from './seed-book.js';
import { record, type SeededFile } from './seed-files.js';
import type { SeededHome } from './seed-homes.js';

// Nobody here is with the youth now: a conflict takes away every relation, and no home takes whom it must be kept from.
const conflicts = [
  { youth: 14, signInName: 'c.johnson', reason_code: 'youth_asked', daysAgo: 20 },
  { youth: 21, signInName: 'k.holloway', reason_code: 'kin', daysAgo: 12 },
] as const;
const concerns = [
  {
    youth: 4,
    name: 'Ray Dempsey',
    connection: 'adult_known',
    why: 'Sam asked us to keep him away and not to call him.',
    daysAgo: 17,
  },
  {
    youth: 24,
    name: 'Gil Fairbanks',
    connection: 'relative',
    why: 'The court allows no contact until the next hearing.',
    daysAgo: 27,
  },
] as const;
const moves = [
  { youth: 9, home: 3, inDays: 12, why: 'A home with room and a school nearby. Em has met the family twice.', daysAgo: 4 },
  { youth: 28, home: 2, inDays: 6, why: 'The family is ready. Noah wants to keep his school.', daysAgo: 2 },
] as const;

const afternoon = 14 * 60;

/** Who must be kept from whom, and the moves that are being prepared. */
export async function takeCare(
  book: Book,
  ring: KeyRing,
  files: readonly SeededFile[],
  homes: readonly SeededHome[],
): Promise<void> {
  for (const one of conflicts) await declare(book, ring, files[one.youth]!, one);
  for (const one of concerns) await note(book, ring, files[one.youth]!, one);
  for (const one of moves) prepare(book, files[one.youth]!, homes[one.home]!, one);
}

async function declare(book: Book, ring: KeyRing, file: SeededFile, one: (typeof conflicts)[number]): Promise<void> {
  const { signInName, reason_code, daysAgo } = one;
  const [id, at] = [randomUUID(), file.agency.calendar.at(daysAgo, afternoon)];
  const account = file.agency.accounts.get(signInName)!;
  const name_words = await ring.nameWords(file.agency.id, file.id, account.displayName);
  const values = {
    ...{ youth_id: file.id, user_id: account.id, name_words, reason_code },
    ...{ declared_by: file.worker.id, declared_at: at },
  };
  const happening = { resourceId: id, subjects: [file.id], relation: 'assigned', reasonCode: reason_code };
  record(book, file, {
    at,
    kind: conflictDeclared,
    ruleId: 'conflict.declare',
    happening,
    rows: [{ table: 'conflict', id, values }],
  });
}

async function note(book: Book, ring: KeyRing, file: SeededFile, one: (typeof concerns)[number]): Promise<void> {
  const [id, at] = [randomUUID(), file.agency.calendar.at(one.daysAgo, afternoon)];
  const values = {
    ...{ youth_id: file.id, connection: one.connection, recorded_by: file.worker.id, recorded_at: at },
    name_enc: file.cipher.encrypt('person_of_concern.name', id, one.name),
    name_index: await ring.nameIndex(file.agency.id, one.name),
    name_words: await ring.nameWords(file.agency.id, file.id, one.name),
    why_enc: file.cipher.encrypt('person_of_concern.why', id, one.why),
  };
  record(book, file, {
    at,
    kind: personOfConcernRecorded,
    ruleId: 'personOfConcern.record',
    happening: { resourceId: id, subjects: [file.id], relation: 'assigned' },
    rows: [{ table: 'person_of_concern', id, values }],
  });
}

function prepare(book: Book, file: SeededFile, home: SeededHome, { inDays, why, daysAgo }: (typeof moves)[number]): void {
  const { calendar } = file.agency;
  const [id, at] = [randomUUID(), calendar.at(daysAgo, afternoon)];
  const values = {
    ...{ youth_id: file.id, kind: 'foster_family_home', home_id: home.id, expected_on: calendar.date(-inDays) },
    ...{ why_enc: file.cipher.encrypt('planned_move.why', id, why), planned_by: file.worker.id, planned_at: at },
  };
  record(book, file, {
    at,
    kind: movePlanned,
    ruleId: 'placement.place',
    happening: { resourceId: id, subjects: [file.id], relation: 'assigned' },
    rows: [{ table: 'planned_move', id, values }],
  });
}
