// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { DeclareForm } from './DeclareForm.js';
import { PersonLine } from './PersonLine.js';
import { conflictsOf, endConflict } from './queries.js';

/** People of the agency who must be kept away from this youth. */
export function Conflicts({ youthId }: { youthId: string }) {
  const { t } = useTranslation('people-around');
  const may = useMay();
  const query = useQuery(conflictsOf(youthId));
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('conflicts.heading')} note={t('conflicts.note')}>
      <Shown query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('conflicts.none')}</Empty>}
            {items.map((one) => (
              <Declared key={one.id} youthId={youthId} of={one} />
            ))}
          </>
        )}
      </Shown>
      {isOpen && <DeclareForm youthId={youthId} close={() => setOpen(false)} />}
      {!isOpen && may('conflict.declare') && (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('conflicts.declare')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Declared({ youthId, of: one }: { youthId: string; of: ConflictView }) {
  const { t } = useTranslation('people-around');
  const { word } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const client = useQueryClient();
  const { id, displayName, role, reason, declaredByName, declaredAt, endedAt, version } = one;
  const lines = [
    t('conflicts.line', {
      reason: word('conflict_reason', reason),
      name: declaredByName,
      date: dateOf(declaredAt, timeZone),
    }),
    endedAt && t('conflicts.ended', { date: dateOf(endedAt, timeZone) }),
  ];
  return (
    <PersonLine name={displayName} what={word('role', role)} lines={lines}>
      {!endedAt && may('conflict.end') && (
        <Confirm
          size="compact-md"
          label={t('conflicts.end')}
          text={t('conflicts.endText')}
          act={(key) => endConflict(youthId, id, version, key)}
          onDone={() =>
            client.invalidateQueries({ queryKey: ['youth', youthId], predicate: ({ queryKey }) => queryKey[2] !== 'file' })
          }
        />
      )}
    </PersonLine>
  );
}
