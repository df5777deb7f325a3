// SPDX-License-Identifier: Apache-2.0
import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDesk } from './desk.js';
import { charactersIn, mostCharacters, plainly } from './document.js';
import { firstQuestions, firstSection } from './sections.js';

/** Somebody has just come back: four short questions, each may stay empty. The answers are lines of the plan. */
export function FirstQuestions({ desk }: { desk: PlanDesk }) {
  const { t } = useTranslation('safety-plans');
  const [ids] = useState(() => firstQuestions.map(() => crypto.randomUUID()));
  const [texts, setTexts] = useState<readonly string[]>(firstQuestions.map(() => ''));
  const answer = (i: number, typed: string) => {
    const text = plainly(typed);
    const id = ids[i]!;
    setTexts((before) => before.map((one, j) => (i === j ? text : one)));
    desk.edit(({ items, skipped }) => {
      const others = items.filter((line) => line.id !== id);
      if (!text.trim()) return { items: others, skipped };
      const line = { id, section: firstSection, text, voice: 'youth', basis: null, audience: 'caregiver' };
      return { items: [...others, { ...line, isClosed: false, isKept: false }], skipped };
    });
  };
  return (
    <Stack>
      <Text>{t('first.text')}</Text>
      {firstQuestions.map((question, i) => (
        <Textarea
          key={question}
          label={t(`first.${question}`)}
          value={texts[i]}
          onChange={(event) => answer(i, event.currentTarget.value)}
          error={
            charactersIn(texts[i]!) > mostCharacters
              ? t('line.tooLong', { count: charactersIn(texts[i]!), most: mostCharacters })
              : undefined
          }
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
        />
      ))}
      <Text size="sm" c="dimmed">
        {t('first.after')}
      </Text>
    </Stack>
  );
}
