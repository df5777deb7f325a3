// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { zAnswerPlan } from '../api/generated/zod.gen.js';
import { Failed } from '../design/states.js';
import type { PlanDesk } from '../safety-plans/desk.js';
import { bySection } from '../safety-plans/sections.js';
import { type Answer, answer } from './queries.js';
import classes from './Together.module.css';

interface Read {
  youthId: string;
  desk: PlanDesk;
  sections: readonly TemplateSectionView[];
  back: () => void;
  done: () => void;
}

/** All my words once more, read aloud, and what I say to them. Help is the same whatever that is. */
export function ReadBack({ youthId, desk, sections, back, done }: Read) {
  const { t } = useTranslation('together');
  const { mine, server } = desk.get();
  const saying = useMutation({ mutationFn: (next: Answer) => answer(youthId, desk, next) });
  const said = saying.isPending ? saying.variables : server.agreement;
  const words = mine.items.filter(({ voice, text }) => voice !== 'worker' && text?.trim());
  const titleOf = (code: string) => sections.find((one) => one.code === code)?.title ?? t('otherSection');
  return (
    <Stack gap="lg">
      <Title order={2} size="h3">
        {t('readBack')}
      </Title>
      {words.length === 0 && <Text>{t('noWords')}</Text>}
      {bySection(sections, words).map(({ code, lines }) => (
        <section key={code}>
          <Title order={3} size="h4">
            {titleOf(code)}
          </Title>
          {lines.map(({ id, text, audience }) => (
            <div key={id}>
              <blockquote className="quote">
                <span className="typed">“{text}”</span>
              </blockquote>
              <Text c="dimmed">{t(`readers.${audience}`)}</Text>
            </div>
          ))}
        </section>
      ))}
      <Radio.Group
        label={t('agree')}
        labelProps={{ className: classes.question }}
        description={t('sameHelp')}
        value={said ?? ''}
        onChange={(next) => saying.mutate(next as Answer)}
      >
        <Stack gap="xs" mt="xs">
          {zAnswerPlan.shape.agreement.options.map((one) => (
            <Radio key={one} value={one} label={t(`answer.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {saying.isError && <Failed error={saying.error} again={() => saying.mutate(saying.variables)} />}
      <Group justify="space-between">
        <Button variant="default" onClick={back}>
          {t('back')}
        </Button>
        <Button onClick={done}>{t('done')}</Button>
      </Group>
    </Stack>
  );
}
