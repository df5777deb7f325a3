// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { DirectoryHit, DirectoryHours, DirectoryPhone, Fit } from '../api/generated/types.gen.js';
import { calendarDate, timeOf } from '../language/dates.js';
import { languageName } from '../language/tongues.js';

const ruled = /^([01]\d|2[0-4]):([0-5]\d)/;

export const telOf = ({ number, extension }: DirectoryPhone): string =>
  `tel:${number.replace(/[^\d+]/g, '')}${extension ? `,${extension.replace(/\D/g, '')}` : ''}`;

/** What a service says, in the language that is read. */
export function useServiceWords() {
  const { t } = useTranslation('directory');
  const weekly = ({ days, opensAt, closesAt }: Pick<DirectoryHours, 'days' | 'opensAt' | 'closesAt'>) => {
    const on = days.map((day) => t(`day.${day as 'MO'}`, { defaultValue: day })).join(', ');
    if (!opensAt || !closesAt) return on;
    const at = isAlways(opensAt, closesAt) ? t('hours.allDay') : `${clock(opensAt)} – ${clock(closesAt)}`;
    return [on, at].filter(Boolean).join(' ');
  };
  return {
    open: (state: DirectoryHit['open']) => t(`open.${state}`),
    ages: ({ youngest, oldest }: Pick<DirectoryHit, 'youngest' | 'oldest'>) => {
      if (youngest === null && oldest === null) return t('ages.notSaid');
      if (oldest === null) return t('ages.from', { youngest });
      return youngest === null ? t('ages.upTo', { oldest }) : t('ages.between', { youngest, oldest });
    },
    languages: (codes: readonly string[]) => codes.map(languageName).join(', '),
    checked: (day: string | null) => (day ? t('checked', { day: calendarDate(day) }) : t('neverChecked')),
    phone: ({ number, extension }: DirectoryPhone) => (extension ? t('extension', { number, extension }) : number),
    /** Why it suits; else why it may not, or what to ask. */
    reasons: ({ verdict: whole, reasons }: Fit) =>
      reasons
        .filter(({ verdict }) => verdict !== 'fits' || whole === 'fits')
        .map(({ fact, verdict }) => t(`reason.${fact}.${verdict}`))
        .join(', '),
    hours: ({ days, opensAt, closesAt, description }: DirectoryHours) =>
      [weekly({ days, opensAt, closesAt }), description].filter(Boolean).join('. '),
    weekly,
  };
}

/** Whether it is open the whole day and night: from a time to the same, or from midnight to midnight. */
const isAlways = (opensAt: string, closesAt: string) => opensAt.slice(0, 5) === closesAt.slice(0, 5).replace('24:00', '00:00');

/** `17:00:00` as people read a clock; anything else as it stands. */
function clock(time: string): string {
  const [, hours, minutes] = ruled.exec(time) ?? [];
  if (hours === undefined) return time;
  return timeOf(Date.UTC(2026, 0, 1, Number(hours) % 24, Number(minutes)), 'UTC');
}
