// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '@harbor/hsds';

/** A kind of help that every agency has; pages say it in the reader's language (`words:help_kind.*`). */
export interface HelpKind {
  code: string;
  /** Of its taxonomy term, the same at every agency. */
  id: string;
  /** As the standard's records say it. */
  name: string;
}

export const helpTaxonomy: Entry & { id: string; name: string } = {
  id: '6b1f0a52-0c3e-4d55-9a61-2f0d8c5b7e00',
  name: 'Kinds of help',
  description: 'What a service does, in a few words that every agency has.',
};
const idOf = (number: number) => `6b1f0a52-0c3e-4d55-9a61-2f0d8c5b7e${number.toString(16).padStart(2, '0')}`;
const named = {
  counseling: 'Counseling',
  crisis_line: 'Crisis line',
  shelter: 'Shelter',
  housing: 'Housing',
  health: 'Health',
  substance_use: 'Help with alcohol or drugs',
  food: 'Food',
  clothing: 'Clothes and goods',
  money: 'Money and benefits',
  transport: 'Rides',
  school: 'School',
  work: 'Work',
  legal: 'Legal help',
  mentors: 'Mentors',
  culture: 'Culture',
  foster_parents: 'Foster parents',
};
export const helpKinds: readonly HelpKind[] = Object.entries(named).map(([code, name], i) => ({ code, id: idOf(i + 1), name }));

/** The record of its term, as the standard has it. */
export const termOf = ({ code, id, name }: HelpKind): Entry => ({
  id,
  code,
  name,
  description: name,
  taxonomy_id: helpTaxonomy.id,
});

/** Names by which other taxonomies say the same: the first level of Open Eligibility (openeligibility.org), and plain variants. */
const alsoNamed: Readonly<Record<string, string>> = {
  counselling: 'counseling',
  education: 'school',
  goods: 'clothing',
  transit: 'transport',
  transportation: 'transport',
  employment: 'work',
  legal: 'legal',
  'legal services': 'legal',
  'health care': 'health',
  'emergency shelter': 'shelter',
};
/** Codes of the 211 Human Services Indexing System that mean exactly this, and nothing narrower. */
const codes211: Readonly<Record<string, string>> = {
  BD: 'food',
  BH: 'housing',
  'BH-1800': 'shelter',
  BT: 'transport',
  FT: 'legal',
  H: 'school',
  L: 'health',
  ND: 'work',
  NL: 'money',
  RX: 'substance_use',
};
const byId = new Map(helpKinds.map(({ id, code }) => [id, code]));
const byName = new Map([...helpKinds.map(({ name, code }) => [name.toLowerCase(), code] as const), ...Object.entries(alsoNamed)]);

/** Which of these kinds a term is, by its id, its code or its name; null: one of its own. */
export function kindOf(term: { id: string; name: string; code: string | null }): string | null {
  return byId.get(term.id) ?? codes211[term.code ?? ''] ?? byName.get(term.name.trim().toLowerCase()) ?? null;
}
