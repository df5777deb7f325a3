// SPDX-License-Identifier: Apache-2.0

/** A list of services for a youth, by their place in the list of youth; shared with their home unless it is still being put together. */
export interface DemoList {
  youth: number;
  name: string;
  services: readonly string[];
  madeDaysAgo: number;
  sharedDaysAgo?: number;
}

export const demoLists: readonly DemoList[] = [
  {
    youth: 0,
    name: 'Cerca de casa',
    services: [
      'Consejería para jóvenes y familias',
      'Clases de inglés y apoyo escolar',
      'Grupo de apoyo para familias de acogida',
    ],
    madeDaysAgo: 9,
    sharedDaysAgo: 8,
  },
  { youth: 0, name: 'Para el verano', services: ['Youth drum line', 'Paid work for teens'], madeDaysAgo: 2 },
  {
    youth: 1,
    name: 'After school',
    services: ['Supper for teens', 'Tutoring after time away'],
    madeDaysAgo: 14,
    sharedDaysAgo: 14,
  },
];
