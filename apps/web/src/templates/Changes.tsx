// SPDX-License-Identifier: Apache-2.0
import { Card, Text, Title } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/states.js';
import { type Word, WordDiff } from '../design/WordDiff.js';
import { languageName } from '../language/tongues.js';
import { languages, spoken } from '../language/language.js';
import type { Section } from './queries.js';
import { useMarks } from './use-marks.js';

interface Pair {
  code: string;
  before: Section | undefined;
  now: Section | undefined;
}
const parts = ['title', 'prompt', 'why', 'whoSees'] as const;

/** What is other than in the version before, by word and in both languages; nothing of what stayed. */
export function Changes({ before, now }: { before: readonly Section[]; now: readonly Section[] }) {
  const { t } = useTranslation('templates');
  const codes = [...new Set([...now, ...before].map(({ code }) => code))];
  const pairs = codes
    .map((code): Pair => ({ code, before: ofCode(before, code), now: ofCode(now, code) }))
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.now));
  if (pairs.length === 0) return <Empty>{t('same')}</Empty>;
  return pairs.map((pair) => <Changed key={pair.code} {...pair} />);
}

function Changed({ code, before, now }: Pair) {
  const { t } = useTranslation('templates');
  const marksOf = useMarks();
  const marks = (section: Section | undefined) => (section ? marksOf(section.inWords[spoken()]).join(' · ') : '');
  const changes = [
    { key: 'marks', label: t('marks'), language: spoken(), words: wordsBetween(marks(before), marks(now)) },
    ...languages.flatMap((language) =>
      parts.map((part) => ({
        key: `${language}-${part}`,
        label: `${t(`part.${part}`)} · ${languageName(language)}`,
        language,
        words: wordsBetween(before?.inWords[language][part], now?.inWords[language][part]),
      })),
    ),
  ].filter(({ words }) => words.some(({ kind }) => kind !== 'same'));
  return (
    <Card withBorder component="section" aria-labelledby={`changed-${code}`}>
      <Title order={3} size="h4" id={`changed-${code}`}>
        {(now ?? before)!.inWords[spoken()].title}
      </Title>
      <Text c="dimmed">{t(`kind.${!before ? 'added' : !now ? 'removed' : 'changed'}`)}</Text>
      {changes.map(({ key, label, language, words }) => (
        <div key={key}>
          <Text size="sm" c="dimmed" mt="xs">
            {label}
          </Text>
          <div lang={language}>
            <WordDiff words={words} />
          </div>
        </div>
      ))}
    </Card>
  );
}

const ofCode = (sections: readonly Section[], code: string) => sections.find((section) => section.code === code);

const wordsBetween = (before = '', now = ''): Word[] =>
  diffWordsWithSpace(before, now).map(({ added, removed, value: text }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text,
  }));
