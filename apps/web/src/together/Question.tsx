// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Failed } from '../design/states.js';
import { openClosedLines, type PlanDesk } from '../safety-plans/desk.js';
import { charactersIn, hindranceOf, type Line, mostCharacters, plainly, type Written } from '../safety-plans/document.js';
import { planChanged, withdraw } from '../safety-plans/queries.js';
import classes from './Together.module.css';

interface Asked {
  youthId: string;
  desk: PlanDesk;
  section: TemplateSectionView;
  written: Written;
  isFirst: boolean;
  /** Whether one came here from another question: then the heading takes the focus. */
  hasMoved: boolean;
  step: (by: number) => void;
}
const isTheirs = ({ voice }: Line): boolean => voice !== 'worker';

/** One question in big letters: my words, who can see them, and Skip at any time. */
export function Question({ youthId, desk, section, written, isFirst, hasMoved, step }: Asked) {
  const { t } = useTranslation('together');
  const { code, title, prompt, why, whoSees } = section;
  const [fresh, setFresh] = useState<string>(() => crypto.randomUUID());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved) heading.current?.focus({ preventScroll: true });
  }, [hasMoved]);
  const lines = written.items.filter((line) => line.section === code && isTheirs(line));
  const shown = lines.filter(({ text }) => text !== null);
  const isFreshUsed = shown.some(({ id }) => id === fresh);
  const blank: Line = {
    id: fresh,
    section: code,
    text: '',
    voice: 'youth',
    basis: null,
    audience: section.suggestedAudience,
    isClosed: false,
    isKept: false,
  };
  const put = (line: Line) =>
    desk.edit(({ items, skipped }) => ({
      items: items.some(({ id }) => id === line.id) ? items.map((one) => (one.id === line.id ? line : one)) : [...items, line],
      skipped: skipped.filter((one) => one !== code),
    }));
  const skip = () => {
    const isEmpty = !lines.some(({ text }) => text === null || text.trim());
    if (isEmpty) desk.edit(({ items, skipped }) => ({ items, skipped: [...new Set([...skipped, code])] }));
    step(1);
  };
  const takeBack = async (id: string) => {
    await desk.act((version) => withdraw(youthId, version, id));
    await planChanged(youthId);
  };
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h3" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <Text>{prompt}</Text>
      </div>
      <div>
        <Text c="dimmed">{t('why', { text: why })}</Text>
        <Text c="dimmed">{t('whoSees', { text: whoSees })}</Text>
      </div>
      <ClosedWords youthId={youthId} desk={desk} isThere={lines.length > shown.length} />
      {[...shown, ...(isFreshUsed || shown.length > 0 ? [] : [blank])].map((line) => (
        <Answer key={line.id} line={line} isRestricted={section.isClosed} put={put} takeBack={takeBack} />
      ))}
      <Group>
        {shown.length > 0 && (
          <Button
            variant="default"
            onClick={() => {
              const id = crypto.randomUUID();
              setFresh(id);
              put({ ...blank, id });
              setTimeout(() => document.getElementById(`words-${id}`)?.focus());
            }}
          >
            {t('another')}
          </Button>
        )}
      </Group>
      <Group justify="space-between">
        {isFirst ? (
          <span />
        ) : (
          <Button variant="default" onClick={() => step(-1)}>
            {t('back')}
          </Button>
        )}
        <Button variant="default" onClick={skip}>
          {t('skip')}
        </Button>
        <Button onClick={() => step(1)}>{t('next')}</Button>
      </Group>
    </Stack>
  );
}

interface Answered {
  line: Line;
  isRestricted: boolean;
  put: (line: Line) => void;
  takeBack: (id: string) => Promise<unknown>;
}
function Answer({ line, isRestricted, put, takeBack }: Answered) {
  const { t } = useTranslation('together');
  const { id, text, audience, isKept } = line;
  const isTooLong = hindranceOf(line) === 'tooLong';
  const readers = ['youth_and_worker', 'team', ...(isRestricted ? [] : ['caregiver'])];
  return (
    <Stack className={classes.answer}>
      {isKept ? (
        <blockquote className="quote">
          <span className="typed">“{text}”</span>
        </blockquote>
      ) : (
        <Textarea
          id={`words-${id}`}
          label={t('words')}
          value={text ?? ''}
          onChange={(event) => put({ ...line, text: plainly(event.currentTarget.value) })}
          error={isTooLong ? t('tooLong', { count: charactersIn(text!), most: mostCharacters }) : undefined}
          autosize
          minRows={3}
          maxRows={14}
          dir="auto"
          autoComplete="off"
        />
      )}
      <Radio.Group
        label={t('who')}
        labelProps={{ className: classes.question }}
        value={audience}
        onChange={(next) => put({ ...line, audience: next })}
      >
        <Stack gap="xs" mt="xs">
          {readers.map((one) => (
            <Radio key={one} value={one} label={t(`readers.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {isKept && (
        <Group>
          <Confirm label={t('takeBack')} text={t('takeBackText')} act={() => takeBack(id)} />
        </Group>
      )}
    </Stack>
  );
}

/** Words of restricted sections are kept closed; the worker opens them when the youth wants to see them. */
function ClosedWords({ youthId, desk, isThere }: { youthId: string; desk: PlanDesk; isThere: boolean }) {
  const { t } = useTranslation('together');
  const opening = useMutation({ mutationFn: () => openClosedLines(youthId, desk, 'planning') });
  if (!isThere) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Text>{t('closedWords')}</Text>
      {opening.isError && <Failed error={opening.error} />}
      <Button variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('openWords')}
      </Button>
    </Stack>
  );
}
