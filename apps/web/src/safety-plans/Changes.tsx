// SPDX-License-Identifier: Apache-2.0
import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ComparedItem } from '../api/generated/types.gen.js';
import { Empty } from '../design/states.js';
import { WordDiff } from '../design/WordDiff.js';
import { useWords } from '../words/use-words.js';
import { useTitles } from './sections.js';

const marks = ['audience', 'voice', 'basis'] as const;

/** Line by line what is different, and nothing that stayed: words, who may read them, whose they are. */
export function Changes({ items }: { items: readonly ComparedItem[] }) {
  const { t } = useTranslation('safety-plans');
  return (
    <Stack>
      {items.length === 0 && <Empty>{t('compare.same')}</Empty>}
      {items.map((item) => (
        <Changed key={item.id} item={item} />
      ))}
    </Stack>
  );
}

function Changed({ item }: { item: ComparedItem }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  const titleOf = useTitles();
  const { section, kind, words, isClosed, movedFrom } = item;
  const named = (list: (typeof marks)[number], code: string | null) => (code === null ? t('compare.noMark') : word(list, code));
  return (
    <Card withBorder component="section">
      <Title order={2} size="h5">
        {titleOf(section)}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`compare.kind.${kind}`)}
      </Text>
      {words.length > 0 && <WordDiff words={words} />}
      {isClosed && <Text>{t('compare.closed')}</Text>}
      {movedFrom && <Text mt="xs">{t('compare.moved', { section: titleOf(movedFrom) })}</Text>}
      {marks.map((list) => {
        const mark = item[list];
        return (
          mark && (
            <Text key={list} mt="xs" fw={list === 'audience' ? 700 : undefined}>
              {t(`compare.mark.${list}`, { before: named(list, mark.before), after: named(list, mark.after) })}
            </Text>
          )
        );
      })}
    </Card>
  );
}
