// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { type Answer, answerOf, keepAnswer } from './answer.js';
import type { Written } from './document.js';
import { bySection } from './sections.js';
import classes from './Together.module.css';

interface Read {
  youthId: string;
  sections: readonly TemplateSectionView[];
  written: Written;
  back: () => void;
  done: () => void;
}
const answers = ['agrees', 'agrees_in_part', 'does_not_agree'] as const;

/** All my words once more, read aloud, and what I say to them. Help is the same whatever that is. */
export function ReadBack({ youthId, sections, written, back, done }: Read) {
  const { t } = useTranslation('safety-plans');
  const [answer, setAnswer] = useState<Answer | undefined>(() => answerOf(youthId));
  const mine = written.items.filter(({ voice, text }) => voice !== 'worker' && text?.trim());
  const titleOf = (code: string) => sections.find((one) => one.code === code)?.title ?? t('otherSection');
  return (
    <Stack gap="lg">
      <Title order={2} size="h3">
        {t('together.readBack')}
      </Title>
      {mine.length === 0 && <Text>{t('together.noWords')}</Text>}
      {bySection(sections, mine).map(({ code, lines }) => (
        <section key={code}>
          <Title order={3} size="h4">
            {titleOf(code)}
          </Title>
          {lines.map(({ id, text, audience }) => (
            <div key={id}>
              <blockquote className="quote">
                <span className="typed">“{text}”</span>
              </blockquote>
              <Text c="dimmed">{t(`together.readers.${audience}`)}</Text>
            </div>
          ))}
        </section>
      ))}
      <Radio.Group
        label={t('together.agree')}
        labelProps={{ className: classes.question }}
        description={t('together.sameHelp')}
        value={answer ?? ''}
        onChange={(next) => {
          setAnswer(next as Answer);
          keepAnswer(youthId, next as Answer);
        }}
      >
        <Stack gap="xs" mt="xs">
          {answers.map((one) => (
            <Radio key={one} value={one} label={t(`together.answer.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="space-between">
        <Button variant="default" onClick={back}>
          {t('together.back')}
        </Button>
        <Button onClick={done}>{t('together.done')}</Button>
      </Group>
    </Stack>
  );
}
