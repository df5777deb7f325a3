// SPDX-License-Identifier: Apache-2.0
import type { Gender } from './shapes.js';

const everyone: Gender[] = ['boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit', 'other'];
const girls: Gender[] = ['girl', 'trans_girl', 'nonbinary', 'two_spirit'];
const boys: Gender[] = ['boy', 'trans_boy', 'nonbinary', 'two_spirit'];
export const welcomed = { all: everyone, girls, boys, ask: [] } as const;
const week = ['MO,TU,WE,TH,FR', '09:00', '17:00'] as const;
const late = ['MO,TU,WE,TH,FR,SA', '10:00', '20:00'] as const;
const always = ['MO,TU,WE,TH,FR,SA,SU', '00:00', '24:00'] as const;
export const hoursOf = { week, late, always, ask: undefined } as const;

/** A service on one line. A place is "street|ZIP"; with "!" before it, it is confidential; empty: by telephone alone. */
export type Row = readonly [
  kind: string,
  organization: string,
  name: string,
  description: string,
  languages: string,
  ages: readonly [number | null, number | null],
  welcomes: keyof typeof welcomed,
  referrals: boolean | null,
  where: string,
  hours: keyof typeof hoursOf,
  fees: string,
  checkedDaysAgo: number | undefined,
];
