// SPDX-License-Identifier: Apache-2.0
import { caregivers } from './caregivers.js';
import type { AgencyCode, DemoPerson, Language, Role } from './shapes.js';

export const demoAgencies = [
  { code: 'demo', name: 'Harbor County Demo Agency', timeZone: 'America/Chicago' },
  { code: 'pine', name: 'Pine Valley Demo Agency', timeZone: 'America/Denver' },
] as const satisfies readonly { code: AgencyCode; name: string; timeZone: string }[];

type Row = readonly [
  agency: AgencyCode,
  signInName: string,
  displayName: string,
  role: Role,
  language: Language,
  supervisor: string | null,
];

// Twelve caseworkers, four to a manager. The first of each role is the sign-in the start page names.
// prettier-ignore
const rows: readonly Row[] = [
  ['demo', 'd.reyes',     'Dana Reyes',       'caseworker',      'en', 'm.oakley'],
  ['demo', 'j.whitfield', 'Jonah Whitfield',  'caseworker',      'en', 'm.oakley'],
  ['demo', 'c.benitez',   'Carlos Benítez',   'caseworker',      'es', 'm.oakley'],
  ['demo', 'p.raman',     'Priya Raman',      'caseworker',      'en', 'm.oakley'],
  ['demo', 'e.kowalski',  'Erin Kowalski',    'caseworker',      'en', 'p.stroud'],
  ['demo', 't.aguilar',   'Tomás Aguilar',    'caseworker',      'es', 'p.stroud'],
  ['demo', 'k.holloway',  'Keisha Holloway',  'caseworker',      'en', 'p.stroud'],
  ['demo', 'b.lindqvist', 'Ben Lindqvist',    'caseworker',      'en', 'p.stroud'],
  ['demo', 'm.yang',      'Mai Yang',         'caseworker',      'en', 'y.price'],
  ['demo', 'a.baptiste',  'Andre Baptiste',   'caseworker',      'en', 'y.price'],
  ['demo', 'g.okafor',    'Grace Okafor',     'caseworker',      'en', 'y.price'],
  ['demo', 's.delgado',   'Sofía Delgado',    'caseworker',      'es', 'y.price'],
  ['demo', 'm.oakley',    'Miriam Oakley',    'program_manager', 'en', null],
  ['demo', 'p.stroud',    'Paul Stroud',      'program_manager', 'en', null],
  ['demo', 'y.price',     'Yolanda Price',    'program_manager', 'en', null],
  ['demo', 'h.marsh',     'Helen Marsh',      'privacy_officer', 'en', null],
  ['demo', 'o.bashir',    'Omar Bashir',      'agency_admin',    'en', null],
  ['pine', 'w.tate',      'Wendell Tate',     'caseworker',      'en', 'i.crane'],
  ['pine', 'r.solano',    'Renata Solano',    'caseworker',      'es', 'i.crane'],
  ['pine', 'i.crane',     'Iris Crane',       'program_manager', 'en', null],
  ['pine', 'n.abbott',    'Nadia Abbott',     'privacy_officer', 'en', null],
  ['pine', 'f.moss',      'Frank Moss',       'agency_admin',    'en', null],
];

export const staff: readonly DemoPerson[] = rows.map(([agency, signInName, displayName, role, language, supervisor]) => ({
  agency,
  signInName,
  displayName,
  role,
  language,
  supervisor,
}));

/** Someone outside the agency, who sees what youth agreed to share with the place where they work. */
export const partners: readonly DemoPerson[] = [
  {
    ...{ agency: 'demo', signInName: 'n.castle', displayName: 'Nora Castle', role: 'partner', language: 'en', supervisor: null },
    organization: 'Lantern House',
  },
];

/** Everyone with an account, staff first. */
export const people: readonly DemoPerson[] = [...staff, ...caregivers, ...partners];

/** The people the start page offers to sign in as: the first of each role in the first agency. */
export const advertisedSignIns = ['d.reyes', 'l.morales', 'm.oakley', 'h.marsh', 'o.bashir', 'n.castle'] as const;

/** Sign-in names of an agency's caseworkers (whoever has a supervisor), in the order caseloads are dealt out. */
export function caseworkersOf(agency: AgencyCode): string[] {
  return staff.filter((person) => person.agency === agency && person.supervisor !== null).map((person) => person.signInName);
}
