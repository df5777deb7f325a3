// SPDX-License-Identifier: Apache-2.0
import { ageOn, dateIn } from '@harbor/calendar';
import type { AliasView, YouthForCaregiver, YouthForCasework, YouthListItem } from '@harbor/contracts';
import { type Actor, type Relation, sees } from '@harbor/policy';

/** A file as one statement reads it. To whom the database does not show the case, its columns are null: `viewYouth` leaves them out. */
export interface FileRow {
  id: string;
  version: number;
  case_code: string;
  used_name: string;
  legal_name: string;
  pronouns: string;
  gender: string;
  birth_date: string;
  birth_date_is_estimate: boolean;
  /** Of whom the reader does not see the birth date. */
  years: number | null;
  race_ethnicity: string[];
  tribal_nations: string[];
  icwa: string;
  languages: string[];
  interpreter_language: string | null;
  allergies: string;
  medication: string;
  daily_care: string;
  height_cm: number | null;
  weight_kg: number | null;
  hair_color: string;
  eye_color: string;
  time_zone: string;
  relation: Relation;
  aliases: AliasView[];
}
export type ListRow = Pick<FileRow, 'id' | 'case_code' | 'used_name' | 'pronouns' | 'birth_date' | 'time_zone'>;

/** Daily care for whoever lives with the youth; the case as well for the team, as the field mask says. */
export function viewYouth(row: FileRow, actor: Actor, now: Date): YouthForCaregiver | YouthForCasework {
  const { id, version, pronouns, languages, allergies, medication } = row;
  const care = {
    id,
    version,
    pronouns,
    languages,
    allergies,
    medication,
    usedName: row.used_name,
    interpreterLanguage: row.interpreter_language,
    dailyCare: row.daily_care,
  };
  if (!sees(actor.role, row.relation, 'C2')) return { view: 'caregiver', ...care, age: row.years };
  return {
    view: 'casework',
    ...care,
    caseCode: row.case_code,
    legalName: row.legal_name,
    gender: row.gender,
    birthDate: row.birth_date,
    birthDateIsEstimate: row.birth_date_is_estimate,
    age: ageOn(row.birth_date, dateIn(row.time_zone, now)),
    raceEthnicity: row.race_ethnicity,
    tribalNations: row.tribal_nations,
    icwa: row.icwa,
    heightCm: row.height_cm,
    weightKg: row.weight_kg,
    hairColor: row.hair_color,
    eyeColor: row.eye_color,
    aliases: row.aliases,
  };
}

export function listItem(row: ListRow, now: Date): YouthListItem {
  const { id, pronouns, birth_date: birthDate, time_zone: zone } = row;
  return { id, caseCode: row.case_code, usedName: row.used_name, pronouns, age: ageOn(birthDate, dateIn(zone, now)) };
}
