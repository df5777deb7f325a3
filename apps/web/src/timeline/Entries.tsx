// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/generated/types.gen.js';
import { monthOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useYouthId } from '../youth/FileFrame.js';
import classes from './Entries.module.css';
import { type Row, withGaps } from './gaps.js';
import { Mark } from './Mark.js';
import { useEntryWords } from './use-entry-words.js';

/** The timeline as a list by month, newest first, with the gaps in between. */
export function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const { timeZone } = useMe();
  const months: { month: string; rows: Row[] }[] = [];
  for (const row of withGaps(entries)) {
    const month = 'entry' in row ? monthOf(row.entry.fromAt, timeZone) : months.at(-1)!.month;
    if (months.at(-1)?.month !== month) months.push({ month, rows: [] });
    months.at(-1)!.rows.push(row);
  }
  return (
    <div>
      {months.map(({ month, rows }) => (
        <section key={month} aria-label={month}>
          <Title order={2} size="h5" mt="md" mb={4}>
            {month}
          </Title>
          <ol className={classes.rows}>
            {rows.map((row) =>
              'entry' in row ? <Entry key={row.entry.id} entry={row.entry} /> : <Gap key={row.after} days={row.gapDays} />,
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Gap({ days }: { days: number }) {
  const { t } = useTranslation('timeline');
  return (
    <li className={classes.gap}>
      <Text size="sm" c="dimmed">
        {t('gap', { count: days })}
      </Text>
    </li>
  );
}

const pages: Record<string, string> = {
  living: 'placements',
  planned_move: 'placements',
  care_team: 'people',
  consent: 'consents',
};

/** Where what an entry tells of is read: a signed plan as it was signed, a referral by itself. */
const pageOf = ({ id, type, number }: TimelineEntry): string => {
  if (type === 'referral') return `referrals/${id}`;
  return type === 'plan_signed' && number ? `plan/history/${number}` : (pages[type] ?? 'plan');
};

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('timeline');
  const youthId = useYouthId();
  const { title, time, more } = useEntryWords();
  return (
    <li className={classes.row}>
      <Mark of={entry} />
      <div className={classes.words}>
        <Group justify="space-between" gap="xs" align="baseline" wrap="nowrap">
          <Text fw={700} className="typed">
            {title(entry)}
          </Text>
          <Anchor
            component={Link}
            to={`/youth/${youthId}/${pageOf(entry)}` as '/'}
            size="sm"
            className={`no-print ${classes.open}`}
            aria-label={`${t('open')}: ${title(entry)}`}
          >
            {t('open')}
          </Anchor>
        </Group>
        <Text size="sm">{time(entry)}</Text>
        {more(entry) && (
          <Text size="sm" c="dimmed" className="typed">
            {more(entry)}
          </Text>
        )}
      </div>
    </li>
  );
}
