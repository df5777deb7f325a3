// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonOfConcernView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Reveal } from '../design/Reveal.js';
import { Section } from '../design/Section.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { ConcernForm } from './ConcernForm.js';
import { PersonLine } from './PersonLine.js';
import { endConcern, loadConcerns } from './queries.js';

/** Who must not learn where the youth is: closed, with a fresh second factor for each opening. */
export function Concerns({ youthId }: { youthId: string }) {
  const { t } = useTranslation('people-around');
  return (
    <Section title={t('concern.heading')}>
      <Reveal line={t('concern.line')} label={t('concern.show')} load={() => loadConcerns(youthId)}>
        {({ items }, again) => <Opened youthId={youthId} items={items} again={again} />}
      </Reveal>
    </Section>
  );
}

interface Shown {
  youthId: string;
  items: PersonOfConcernView[];
  again: () => Promise<unknown>;
}

function Opened({ youthId, items, again }: Shown) {
  const { t } = useTranslation('people-around');
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="sm">
      {items.length === 0 && <Text c="dimmed">{t('concern.none')}</Text>}
      {items.map((one) => (
        <Recorded key={one.id} youthId={youthId} of={one} again={again} />
      ))}
      {isOpen && <ConcernForm youthId={youthId} again={again} close={() => setOpen(false)} />}
      {!isOpen && may('personOfConcern.record') && (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('concern.record')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Recorded({ youthId, of: one, again }: Omit<Shown, 'items'> & { of: PersonOfConcernView }) {
  const { t } = useTranslation('people-around');
  const { word } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const { id, name, connection, why, recordedAt, endedAt, version } = one;
  const lines = [
    why,
    t('concern.recorded', { date: dateOf(recordedAt, timeZone) }),
    endedAt && t('conflicts.ended', { date: dateOf(endedAt, timeZone) }),
  ];
  return (
    <PersonLine name={name} what={word('concern_connection', connection)} lines={lines}>
      {!endedAt && may('personOfConcern.record') && (
        <Confirm
          size="compact-md"
          label={t('concern.end')}
          text={t('concern.endText')}
          act={(key) => endConcern(youthId, id, version, key)}
          onDone={again}
        />
      )}
    </PersonLine>
  );
}
