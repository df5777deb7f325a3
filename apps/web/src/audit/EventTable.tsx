// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Anchor } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEventView } from '../api/generated/types.gen.js';
import { type Column, DataTable } from '../design/table.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { actWords, wordOr } from './acts.js';
import classes from './audit.module.css';
import { EventDetails } from './EventDetails.js';
import { Actor } from './Actor.js';
import { type Run, runsOf } from './runs.js';
import { youthLabel } from './youth-label.js';

/** Time, who, did, which youth, why they may; the rest when asked for. */
export function EventTable({ events, caption }: { events: readonly AuditEventView[]; caption: string }) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const runs = useMemo(() => runsOf(events), [events]);
  const columns = useMemo<Column<Run>[]>(
    () => [
      { key: 'time', head: t('column.time'), width: '1.15fr', cell: ({ event }) => dateTime(event.at, timeZone) },
      { key: 'who', head: t('column.who'), width: '1.4fr', cell: ({ event }) => <Actor of={event} /> },
      { key: 'did', head: t('column.did'), width: '1.6fr', cell: (run) => <Did of={run} /> },
      { key: 'youth', head: t('column.youth'), cell: ({ event }) => <Youth of={event} /> },
      {
        key: 'why',
        head: t('column.why'),
        cell: ({ event: { relation } }) => (relation ? wordOr('audit:relation', relation) : ''),
      },
    ],
    [t, timeZone],
  );
  return (
    <DataTable
      caption={caption}
      isCaptionUnseen
      columns={columns}
      rows={runs}
      rowKey={({ event }) => event.id}
      details={showDetails}
    />
  );
}

const showDetails = (run: Run) => <EventDetails of={run} />;

function Did({ of: { event, times } }: { of: Run }) {
  const { t } = useTranslation('audit');
  const { action, decision, outcome } = event;
  const isRefused = outcome === 'refused' || decision !== 'allow';
  return (
    <span>
      {actWords(action)}
      {times > 1 && <span className={classes.quiet}>{t('saves', { count: times })}</span>}
      {isRefused && (
        <span className={classes.refused}>
          <IconBan size={13} aria-hidden /> {t(decision === 'step-up' ? 'result.step-up' : 'result.refused')}
        </span>
      )}
    </span>
  );
}

function Youth({ of: { youth, youthNotShown } }: { of: AuditEventView }) {
  const { t } = useTranslation('audit');
  const few = youth.slice(0, 3);
  const more = youth.length - few.length;
  if (youth.length + youthNotShown === 0) return null;
  return (
    <span>
      {few.map((one, i) => (
        <span key={one.id}>
          {i > 0 && ', '}
          <Anchor component={Link} to={`/audit/youth/${one.id}` as '/'} inherit>
            {youthLabel(one)}
          </Anchor>
        </span>
      ))}
      {more > 0 && <span className={classes.quiet}>{t('moreYouth', { count: more })}</span>}
      {youthNotShown > 0 && <span className={classes.quiet}>{t('youthNotShown', { count: youthNotShown })}</span>}
    </span>
  );
}
