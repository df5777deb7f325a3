// SPDX-License-Identifier: Apache-2.0
import { Accordion, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Line } from './document.js';
import { LineText } from './LineText.js';
import { useTitles } from './sections.js';

interface Read {
  templateId: string;
  sections: readonly { code: string; lines: readonly Line[] }[];
}

/** Sections of a plan to read. Closed until someone asks, and one open at a time: nobody reads all of it by accident. */
export function Lines({ templateId, sections }: Read) {
  const { t } = useTranslation('safety-plans');
  const titleOf = useTitles(templateId);
  return (
    <Accordion order={3} variant="separated" transitionDuration={0}>
      {sections.map(({ code, lines }) => (
        <Accordion.Item key={code} value={code}>
          <Accordion.Control>
            {titleOf(code)}{' '}
            <Text span size="sm" c="dimmed">
              {t('signed.count', { count: lines.length })}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              {lines.map((line) => (
                <LineText key={line.id} line={line} />
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
