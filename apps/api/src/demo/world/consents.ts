// SPDX-License-Identifier: Apache-2.0
import type { AskedHelp } from '@harbor/contracts';

/** A consent of a youth, by their place in the list of youth. Days are counted back from today; negative: still to come. */
export interface DemoConsent {
  youth: number;
  /** An organization of the demo's directory. */
  organization: string;
  purpose: string;
  information: string;
  classes: readonly string[];
  protections?: readonly string[];
  language: 'en' | 'es';
  interpreter?: string;
  signedDaysAgo: number;
  expiresDaysAgo: number;
  /** Who signed beside the youth: a parent by name, or the worker for the agency. */
  parent?: string;
  withdrawnDaysAgo?: number;
  /** The recipient was told of the withdrawal. */
  isRecalled?: boolean;
  /** What left under it. */
  left: readonly { daysAgo: number; what: string; asked?: AskedHelp; how: string }[];
}

/** Running, soon over, over, taken back with and without anything to call back. */
export const demoConsents: readonly DemoConsent[] = [
  {
    youth: 0,
    organization: 'Casa Aurora',
    purpose: 'Para empezar la consejería.',
    information: 'Qué le ayuda, cómo duerme y qué quiere lograr.',
    classes: ['C1', 'C2'],
    language: 'es',
    interpreter: 'Ana Lucero',
    signedDaysAgo: 21,
    expiresDaysAgo: -160,
    parent: 'Elena Mejía Rojas',
    left: [
      { daysAgo: 20, what: 'El plan de cuidado diario, en papel.', how: 'paper' },
      { daysAgo: 6, what: 'Cómo le va en la escuela.', how: 'phone' },
    ],
  },
  {
    youth: 1,
    organization: 'Lantern House',
    purpose: 'To join the group for boys and young men.',
    information: 'His name, his age and what helps him in a group.',
    classes: ['C1', 'C2'],
    language: 'en',
    signedDaysAgo: 33,
    expiresDaysAgo: -6,
    left: [{ daysAgo: 32, what: 'A letter with his name and age.', how: 'paper' }],
  },
  {
    youth: 2,
    organization: 'Four Fires',
    purpose: 'So that elders know when she comes.',
    information: 'Her name and the days she can come.',
    classes: ['C2'],
    language: 'en',
    signedDaysAgo: 25,
    expiresDaysAgo: -300,
    withdrawnDaysAgo: 2,
    left: [{ daysAgo: 24, what: 'Her name and her free days.', how: 'phone' }],
  },
  {
    youth: 3,
    organization: 'Catch Up',
    purpose: 'To get a tutor.',
    information: 'Grade, school and hours.',
    classes: ['C2'],
    language: 'en',
    signedDaysAgo: 34,
    expiresDaysAgo: 5,
    left: [{ daysAgo: 30, what: 'His grade and his hours.', how: 'secure_mail' }],
  },
  {
    youth: 4,
    organization: 'Open Door Clinic',
    purpose: 'Care after harm, and treatment.',
    information: 'What happened, as far as the nurse needs it.',
    classes: ['C2', 'C3'],
    protections: ['part2'],
    language: 'en',
    signedDaysAgo: 15,
    expiresDaysAgo: -75,
    left: [{ daysAgo: 14, what: 'The record of treatment, two pages.', how: 'in_person' }],
  },
  {
    youth: 5,
    organization: 'Justicia Joven',
    purpose: 'Para pedir una visa T.',
    information: 'Su nombre y lo que dice la carta.',
    classes: ['C2', 'C3'],
    protections: ['victim_services'],
    language: 'es',
    signedDaysAgo: 28,
    expiresDaysAgo: -120,
    withdrawnDaysAgo: 10,
    isRecalled: true,
    left: [{ daysAgo: 26, what: 'La carta, sin dirección.', how: 'secure_mail' }],
  },
];
