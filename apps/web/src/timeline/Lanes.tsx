// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/generated/types.gen.js';
import { type Lane, LaneTimeline, type Piece } from '../design/LaneTimeline.js';
import { spoken } from '../language/language.js';
import { useMe } from '../shell/session.js';
import { Mark } from './Mark.js';
import { useEntryWords } from './use-entry-words.js';

const lanes: { word: string; has: (entry: TimelineEntry) => boolean }[] = [
  { word: 'living', has: ({ type, layer }) => type === 'living' && layer === 'base' },
  { word: 'over', has: ({ type, layer }) => type === 'living' && layer !== 'base' },
  { word: 'plans', has: ({ type }) => ['plan_signed', 'plan_draft', 'acknowledged'].includes(type) },
  { word: 'moves', has: ({ type }) => type === 'planned_move' },
  { word: 'referrals', has: ({ type }) => type === 'referral' },
  { word: 'consents', has: ({ type }) => type === 'consent' },
  { word: 'team', has: ({ type }) => type === 'care_team' },
];

/** The same entries side by side in time. Repeats the list, so whoever hears the page is spared it. */
export function Lanes({ entries, since, now }: { entries: readonly TimelineEntry[]; since: string | undefined; now: string }) {
  const { t } = useTranslation('timeline');
  const { timeZone } = useMe();
  const words = useEntryWords();
  const oldest = entries.reduce((min, { fromAt }) => (fromAt < min ? fromAt : min), now);
  const short: Record<string, (entry: TimelineEntry) => string> = {
    living: (entry) => entry.homeLabel ?? words.kindOf(entry),
    plan_signed: ({ number }) => String(number),
    plan_draft: ({ number }) => String(number),
    acknowledged: ({ number }) => String(number),
    planned_move: words.kindOf,
    referral: words.kindOf,
    consent: words.kindOf,
    care_team: ({ personName }) => personName ?? '',
  };
  const pieceOf = (entry: TimelineEntry): Piece => ({
    id: entry.id,
    from: entry.fromAt,
    to: entry.type === 'plan_draft' ? entry.fromAt : entry.toAt,
    label: (short[entry.type] ?? words.title)(entry),
    isDashed: entry.layer !== null && entry.layer !== 'base',
    mark: <Mark of={entry} />,
  });
  const drawn: Lane[] = lanes
    .map(({ word, has }) => ({ name: t(`lane.${word}`), pieces: entries.filter(has).map(pieceOf) }))
    .filter(({ pieces }) => pieces.length > 0);
  return (
    <LaneTimeline lanes={drawn} from={since ?? oldest} now={now} nowWord={t('today')} timeZone={timeZone} language={spoken()} />
  );
}
