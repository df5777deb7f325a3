// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/generated/types.gen.js';
import { calendarDate, dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';

const listOf: Record<string, string> = {
  living: 'placement_kind',
  planned_move: 'placement_kind',
  care_team: 'relation',
};
const reasonsOf: Record<string, string> = {
  living: 'move_reason',
  plan_signed: 'agreement',
  plan_draft: 'draft_status',
  planned_move: 'move_outcome',
  care_team: 'team_why',
};

/** What an entry of the timeline says: its heading, its time, and what else is to be known. */
export function useEntryWords() {
  const { t } = useTranslation(['timeline', 'referrals']);
  const { word } = useWords();
  const { timeZone } = useMe();
  const kindOf = ({ type, kind }: TimelineEntry): string => {
    if (type === 'referral') return t(`referrals:need.${kind}`);
    return type === 'consent' ? t(`consent.${kind}`) : word(listOf[type] ?? 'plan_stage', kind);
  };
  const day = (instant: string) => dateOf(instant, timeZone);
  const reasonOf = ({ type, layer, reason }: TimelineEntry) => {
    if (!reason) return '';
    if (type === 'referral') return t(`ended.${reason}`);
    return word(type === 'living' && layer !== 'base' ? 'layer_end_reason' : (reasonsOf[type] ?? ''), reason);
  };
  return {
    kindOf,
    title: (entry: TimelineEntry): string =>
      t(`entry.${entry.type}`, {
        kind: kindOf(entry),
        number: entry.number ?? '',
        name: entry.personName ?? '',
        date: entry.expectedOn ? calendarDate(entry.expectedOn) : '',
        ...(entry.type === 'living' && entry.layer && entry.layer !== 'base' ? { context: entry.layer } : {}),
      }),
    time: ({ type, fromAt, toAt }: TimelineEntry): string => {
      if (toAt === fromAt || type === 'plan_draft') return t('on', { date: day(fromAt) });
      return toAt ? t('fromTo', { from: day(fromAt), to: day(toAt) }) : t('since', { from: day(fromAt) });
    },
    more: (entry: TimelineEntry): string =>
      [
        entry.homeLabel,
        entry.type === 'living' && entry.layer === 'base' && entry.wasPlanned ? t('prepared') : '',
        reasonOf(entry),
        entry.personName && entry.type !== 'care_team' ? t('by', { name: entry.personName }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
