// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import type { Line, Written } from './document.js';
import { isOpened, type PlanDesk } from './desk.js';
import { ClosedInDraft } from './ClosedInDraft.js';
import { LineField } from './LineField.js';
import { planChanged, withdraw } from './queries.js';

interface Form {
  youthId: string;
  desk: PlanDesk;
  section: TemplateSectionView;
  written: Written;
}
type New = Pick<Line, 'voice' | 'basis'>;
const news: Record<string, New> = {
  youth: { voice: 'youth', basis: null },
  observed: { voice: 'worker', basis: 'observed' },
  reported: { voice: 'worker', basis: 'reported' },
  assessed: { voice: 'worker', basis: 'assessed' },
};

/** One group of questions: what was answered so far, and room for more. */
export function SectionForm({ youthId, desk, section, written }: Form) {
  const { t } = useTranslation('safety-plans');
  const [removed, setRemoved] = useState<Line>();
  const { code, suggestedAudience, isClosed } = section;
  const known = new Set(desk.get().server.items.map(({ id }) => id));
  const lines = written.items.filter((line) => line.section === code);
  const isShut = lines.some(({ text }) => text === null) || (isClosed && !isOpened(desk));
  const change = useCallback(
    (id: string, part: Partial<Line>) =>
      desk.edit(({ items, ...rest }) => ({
        ...rest,
        items: items.map((line) => (line.id === id ? { ...line, ...part } : line)),
      })),
    [desk],
  );
  const put = (line: Line) =>
    desk.edit(({ items, skipped }) => ({ items: [...items, line], skipped: skipped.filter((one) => one !== code) }));
  const remove = useCallback(
    (line: Line) => {
      desk.edit(({ items, ...rest }) => ({ ...rest, items: items.filter(({ id }) => id !== line.id) }));
      setRemoved(line.text?.trim() ? line : undefined);
    },
    [desk],
  );
  const takeBack = useCallback(
    async (id: string) => {
      await desk.act((version) => withdraw(youthId, version, id));
      await planChanged(youthId);
    },
    [desk, youthId],
  );
  const add = (kind: string) => {
    const line: Line = {
      ...news[kind]!,
      id: crypto.randomUUID(),
      section: code,
      text: '',
      audience: kind === 'youth' || suggestedAudience !== 'caregiver' ? suggestedAudience : 'team',
      isClosed: false,
      isKept: false,
    };
    put(line);
    // The new field exists once the page was drawn again.
    setTimeout(() => document.getElementById(`line-${line.id}`)?.focus());
  };
  return (
    <Stack gap="lg">
      <Stack gap="xs" maw="44rem">
        <Text size="lg">{section.prompt}</Text>
        <Text size="sm" c="dimmed">
          {t('edit.why', { text: section.why })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('edit.whoSees', { text: section.whoSees })}
        </Text>
      </Stack>
      <Section title={t('edit.lines')}>
        {isShut && <ClosedInDraft youthId={youthId} desk={desk} lines={lines} />}
        {lines
          .filter(({ text }) => text !== null)
          .map((line) => (
            <LineField
              key={line.id}
              {...{ line, change, remove, takeBack }}
              isKnown={known.has(line.id)}
              isRestricted={isClosed}
            />
          ))}
        {lines.length === 0 && !isShut && <Text c="dimmed">{t('edit.nothing')}</Text>}
        {removed && removed.section === code && (
          <Alert color="gray" role="status">
            <Group justify="space-between">
              <Text>{t('line.removed')}</Text>
              <Button
                variant="default"
                onClick={() => {
                  put(removed);
                  setRemoved(undefined);
                }}
              >
                {t('line.putBack')}
              </Button>
            </Group>
          </Alert>
        )}
        {!isShut && (
          <Group gap="xs" role="group" aria-label={t('edit.add')}>
            {Object.keys(news).map((kind) => (
              <Button key={kind} variant={kind === 'youth' ? 'filled' : 'default'} onClick={() => add(kind)}>
                {t(`add.${kind}`)}
              </Button>
            ))}
          </Group>
        )}
      </Section>
    </Stack>
  );
}
