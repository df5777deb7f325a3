// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Group, SegmentedControl, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Shown } from '../design/states.js';
import { useWords } from '../words/use-words.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { Entries } from './Entries.js';
import { Lanes } from './Lanes.js';
import { type Range, ranges, timelineOf } from './queries.js';
import type { TimelineView } from './queries.js';

const kinds = [
  'living',
  'plan_signed',
  'plan_draft',
  'acknowledged',
  'planned_move',
  'care_team',
  'referral',
  'consent',
] as const;

/** A youth's line of life. The list is the content; lanes repeat it for the eye, on wide screens. */
export default function TimelinePage() {
  const { t } = useTranslation('timeline');
  const { choices } = useWords();
  const { range = 'y1', as } = useSearch({ from: '/in/youth/$youthId/timeline' });
  const [shown, setShown] = useState<string[]>([...kinds]);
  const isWide = useMediaQuery('(min-width: 900px)');
  const query = useQuery(timelineOf(useYouthId(), range));
  const go = useNavigate();
  const see = (view: TimelineView) =>
    void go({
      to: '.',
      search: { ...(range === 'y1' ? {} : { range }), ...(as ? { as } : {}), ...view } as never,
      replace: true,
    });
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <Stack>
          <Group gap="sm" className="no-print">
            <SegmentedControl
              aria-label={t('range.label')}
              value={range}
              onChange={(value) => see({ range: value as Range })}
              data={Object.keys(ranges).map((value) => ({ value, label: t(`range.${value}`) }))}
            />
            {isWide && (
              <SegmentedControl
                aria-label={t('view.label')}
                value={as ?? 'list'}
                onChange={(value) => see({ as: value === 'lanes' ? value : undefined } as TimelineView)}
                data={['list', 'lanes'].map((value) => ({ value, label: t(`view.${value}`) }))}
              />
            )}
          </Group>
          <Checkbox.Group label={t('kinds')} value={shown} onChange={setShown} className="no-print">
            <Group gap="md" mt={4}>
              {choices('timeline_type', kinds).map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
          <Shown query={query}>
            {({ items, since, now }) => {
              const seen = items.filter(({ type }) => shown.includes(type));
              if (seen.length === 0) return <Empty>{t('none')}</Empty>;
              return (
                <>
                  {isWide && as === 'lanes' && <Lanes entries={seen} since={since} now={now} />}
                  <Entries entries={seen} />
                </>
              );
            }}
          </Shown>
        </Stack>
      )}
    </FileFrame>
  );
}
