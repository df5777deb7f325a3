// SPDX-License-Identifier: Apache-2.0
import { caseworkersOf } from './people.js';
import { at, pick, turn } from './seeded.js';
import type { DemoYouth, Language, RaceEthnicity, Words } from './shapes.js';
import * as notes from './youth-notes.js';
import { agencyOfYouth, roster, tiesOf, youthOfFirstAgency, type RosterRow } from './youth-roster.js';

const races: Readonly<Record<string, RaceEthnicity>> = {
  I: 'american_indian_alaska_native',
  A: 'asian',
  B: 'black',
  P: 'native_hawaiian_pacific_islander',
  W: 'white',
  H: 'hispanic_latino',
};

const firstWorkerHas = 7;

/** The first worker has seven youth, nine have five, two have four: a load a person can carry, and all 60 are cared for. */
function caseworkerOf(index: number): string {
  const workers = caseworkersOf(agencyOfYouth(index));
  if (index >= youthOfFirstAgency) return at(workers, index - youthOfFirstAgency);
  return index < firstWorkerHas ? at(workers, 0) : at(workers.slice(1), index - firstWorkerHas);
}

/** A believable body: a usual height and build for the age, moved a little by the seed. */
function bodyOf(age: number, index: number): { heightCm: number; weightKg: number } {
  const heightCm = 146 + Math.round(8 * Math.log2(age - 9.5)) + (turn('height', index) % 15) - 5;
  const build = 18 + (turn('build', index) % 60) / 10;
  return { heightCm, weightKg: Math.round(build * (heightCm / 100) ** 2) };
}

function schoolOf(age: number, index: number): Words {
  const [name] = pick(
    notes.schools.filter(([, oldest]) => (age <= 13 ? oldest === 13 : oldest > 13)),
    'school',
    index,
  );
  const grade = age - 5;
  return { en: `${name}, grade ${grade}`, es: `${name}, grado ${grade}` };
}

function joined(...parts: readonly Words[]): Words {
  const inOne = (language: Language) => parts.map((part) => part[language]).join(' ');
  return { en: inOne('en'), es: inOne('es') };
}

/** One in `outOf` gets an entry of the pool, the others none. */
function sometimes(pool: readonly Words[], outOf: number, name: string, index: number): Words | null {
  return turn(name, 'has', index) % outOf === 0 ? pick(pool, name, index) : null;
}

function youth(row: RosterRow, index: number): DemoYouth {
  const [caseCode, legalName, usedName, gender, pronouns, age, raceLetters, languages, interpreter, hairColor, eyeColor, alias] =
    row;
  const tags = languages.split(' ');
  const handle = usedName
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return {
    index,
    agency: agencyOfYouth(index),
    caseCode,
    caseworker: caseworkerOf(index),
    legalName,
    usedName,
    aliases: alias ? [alias] : [],
    handles: index % 3 === 0 ? [`@${handle}_demo_${10 + index}`] : [],
    gender,
    pronouns,
    age,
    birthDateIsEstimate: caseCode === 'C-186' || caseCode === 'R-793',
    raceEthnicity: [...raceLetters].map((letter) => races[letter] ?? 'unknown'),
    ...tiesOf(caseCode),
    languages: tags,
    interpreterLanguage: interpreter,
    planLanguage: tags[0] === 'es' || !tags.includes('en') ? 'es' : 'en',
    ...bodyOf(age, index),
    hairColor,
    eyeColor,
    marks: sometimes(notes.marks, 2, 'marks', index),
    strengths: joined(at(notes.strengths, index), at(notes.strengths, index * 5 + 3)),
    allergies: sometimes(notes.allergies, 4, 'allergies', index),
    medication: sometimes(notes.medication, 3, 'medication', index),
    dailyCare: joined(at(notes.likes, index), at(notes.routines, index), at(notes.comforts, index)),
    safeContact: at(notes.safeContacts, index),
    school: schoolOf(age, index),
    restrictedNote: index % 3 === 2 ? null : pick(notes.restrictedNotes, 'restricted', index),
  };
}

/** Sixty youth of the first agency, then five of the second. Nobody here exists. */
export const demoYouth: readonly DemoYouth[] = roster.map(youth);

/**
 * The birth date (YYYY-MM-DD) that makes this youth `age` whole years old on `today` (YYYY-MM-DD). Birthdays keep ten
 * days' distance from today on either side, so that a world seeded today still has these ages next week.
 */
export function birthDateOf(one: DemoYouth, today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const daysSinceBirthday = 10 + ((one.index * 37) % 345);
  return new Date(Date.UTC(year - one.age, month - 1, day - daysSinceBirthday)).toISOString().slice(0, 10);
}
