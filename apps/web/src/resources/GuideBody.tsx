// SPDX-License-Identifier: Apache-2.0
import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GuidePart } from '../api/generated/types.gen.js';
import classes from './resources.module.css';

/** The parts of a guide, as people read them. `order`: of the headings. */
export function GuideBody({ parts, order = 2 }: { parts: readonly GuidePart[]; order?: 2 | 4 }) {
  return (
    <Stack gap="lg">
      {parts.map((part, i) => (
        <Stack key={i} gap="xs" component="section">
          {part.heading !== '' && part.kind !== 'myth_and_fact' && (
            <Title order={order} size="h4" className="typed">
              {part.heading}
            </Title>
          )}
          <Lines part={part} />
        </Stack>
      ))}
    </Stack>
  );
}

function Lines({ part: { kind, heading, lines } }: { part: GuidePart }) {
  const { t } = useTranslation('resources');
  if (kind === 'myth_and_fact') {
    return (
      <div className={classes.fact}>
        <Text className="typed">
          <b>{t('myth')}</b> {heading}
        </Text>
        {lines.map((line, i) => (
          <Text key={i} className="typed" mt="xs">
            <b>{t('fact')}</b> {line}
          </Text>
        ))}
      </div>
    );
  }
  if (kind === 'words') {
    return lines.map((line, i) => (
      <Text key={i} className="typed">
        {line}
      </Text>
    ));
  }
  return (
    <List type={kind === 'steps' ? 'ordered' : 'unordered'} spacing="xs">
      {lines.map((line, i) => (
        <List.Item key={i} className="typed">
          {line}
        </List.Item>
      ))}
    </List>
  );
}
