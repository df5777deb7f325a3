// SPDX-License-Identifier: Apache-2.0
import type { TimelineEntry } from '../api/generated/types.gen.js';

/** A shape for each kind of entry; the word beside it says the same. */
const shapes: Record<string, string> = {
  living: 'M2 8 8 2l6 6v6H2z',
  plan_signed: 'M8 2a6 6 0 1 0 .01 0z',
  acknowledged: 'M2 8l4 4 8-8',
  planned_move: 'M2 8h10M8 4l4 4-4 4',
  care_team: 'M8 8a3 3 0 1 0-.01 0zM2 15a6 6 0 0 1 12 0z',
  referral: 'M2 4h12v8H9l-3 3v-3H2z',
  consent: 'M4 2h8v12H4zM6 6h4M6 9h4',
  plan_draft: 'M8 3a5 5 0 1 0 .01 0z',
};
const isOutline = new Set(['plan_draft', 'acknowledged', 'planned_move', 'consent']);

export function Mark({ of: { type, layer } }: { of: TimelineEntry }) {
  const hollow = isOutline.has(type) || (type === 'living' && layer !== 'base');
  return (
    <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" style={{ flex: 'none', marginTop: 4 }}>
      <path
        d={shapes[type] ?? 'M3 3h10v10H3z'}
        fill={hollow ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth="1.75"
        strokeDasharray={layer === 'away' ? '3 2' : undefined}
      />
    </svg>
  );
}
