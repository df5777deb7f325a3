// SPDX-License-Identifier: Apache-2.0
import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reveal } from '../design/Reveal.js';
import { useWords } from '../words/use-words.js';
import { closedReasons } from './ClosedInDraft.js';
import { LineText } from './LineText.js';
import { type ClosedReason, openClosed, template } from './queries.js';
import { bySection, useTitles } from './sections.js';

interface Closed {
  youthId: string;
  number: number | 'draft';
  templateId: string;
  count: number;
}

/** Lines between the youth and their worker, and restricted sections: opened with a reason and a fresh code. */
export function ClosedLines({ youthId, number, templateId, count }: Closed) {
  const { t } = useTranslation('safety-plans');
  const { choices } = useWords();
  const { data } = useQuery(template(templateId));
  const titleOf = useTitles(templateId);
  const [reason, setReason] = useState<ClosedReason>('planning');
  if (count === 0) return null;
  return (
    <Stack gap="xs">
      <Text>{t('closed.lines', { count })}</Text>
      <NativeSelect
        label={t('closed.reason')}
        data={choices('closed_reason', closedReasons)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as ClosedReason)}
        maw="24rem"
      />
      <Reveal line={t('closed.logged')} label={t('closed.open')} load={() => openClosed(youthId, number, reason)}>
        {(items) => (
          <Stack>
            {bySection(data?.sections ?? [], items).map(({ code, lines }) => (
              <Stack key={code} gap="xs">
                <Title order={3} size="h5">
                  {titleOf(code)}
                </Title>
                {lines.map((line) => (
                  <LineText key={line.id} line={line} />
                ))}
              </Stack>
            ))}
          </Stack>
        )}
      </Reveal>
    </Stack>
  );
}
