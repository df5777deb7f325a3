// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../design/Confirm.js';
import { WordingHint } from '../wording/WordingHint.js';
import { useWords } from '../words/use-words.js';
import { charactersIn, hindranceOf, type Line, mostCharacters, plainly } from './document.js';
import classes from './Edit.module.css';
import { LineText } from './LineText.js';

interface Field {
  line: Line;
  /** Whether the server has it: then it is not left without words. */
  isKnown: boolean;
  /** Restricted sections never go to the people a youth lives with. */
  isRestricted: boolean;
  change: (id: string, change: Partial<Line>) => void;
  remove: (line: Line) => void;
  /** The youth takes the words back: an act of its own, in every plan to come. */
  takeBack: (id: string) => Promise<unknown>;
}
const widening = ['youth_and_worker', 'team', 'caregiver'];
/** From here on it says how much room is left. */
const nearlyFull = 3600;

/** One line that is written: text, whose words, how one knows, who may see it. */
export const LineField = memo(function LineField({ line, isKnown, isRestricted, change, remove, takeBack }: Field) {
  const { t } = useTranslation('safety-plans');
  const { word, choices } = useWords();
  const { id, text, voice, basis, audience, isKept } = line;
  const hindrance = hindranceOf(line);
  const length = (text?.length ?? 0) > nearlyFull ? charactersIn(text!) : 0;
  // The youth decided who reads their words: without them, only to fewer people.
  const readers = widening
    .slice(0, isKept ? widening.indexOf(audience) + 1 : undefined)
    .filter((one) => !isRestricted || one !== 'caregiver');
  const whoSees = (
    <NativeSelect
      label={t('line.audience')}
      description={t(`who.${audience}`)}
      data={choices('audience', readers)}
      value={audience}
      disabled={text === null}
      onChange={(event) => change(id, { audience: event.currentTarget.value })}
      className={classes.select}
    />
  );
  if (isKept)
    return (
      <Stack gap="xs" className={classes.line}>
        <LineText line={line} plain />
        <Text size="sm" c="dimmed">
          {t('line.kept')}
        </Text>
        <Group align="flex-end">
          {whoSees}
          <Confirm label={t('line.takeBack')} text={t('line.takeBackText')} act={() => takeBack(id)} />
        </Group>
      </Stack>
    );
  return (
    <Stack gap="xs" className={classes.line}>
      <Textarea
        id={`line-${id}`}
        label={word('voice', voice)}
        description={length > 0 && !hindrance ? t('line.length', { count: length, most: mostCharacters }) : undefined}
        error={
          hindrance === 'tooLong'
            ? t('line.tooLong', { count: length, most: mostCharacters })
            : hindrance === 'blank' && isKnown
              ? t('line.blank')
              : undefined
        }
        value={text ?? ''}
        onChange={(event) => change(id, { text: plainly(event.currentTarget.value) })}
        autosize
        minRows={2}
        maxRows={18}
        dir="auto"
        spellCheck
      />
      {voice === 'worker' && <WordingHint text={text ?? ''} />}
      <Group align="flex-start">
        <NativeSelect
          label={t('line.voice')}
          data={choices('voice', ['youth', 'interpreter', 'worker'])}
          value={voice}
          onChange={(event) => {
            const next = event.currentTarget.value;
            change(id, { voice: next, basis: next === 'worker' ? (basis ?? 'observed') : null });
          }}
          className={classes.select}
        />
        {voice === 'worker' && (
          <NativeSelect
            label={t('line.basis')}
            description={t('line.basisHint')}
            data={choices('basis', ['observed', 'reported', 'assessed'])}
            value={basis ?? ''}
            onChange={(event) => change(id, { basis: event.currentTarget.value })}
            className={classes.select}
          />
        )}
        {whoSees}
      </Group>
      <Group>
        <Button variant="default" size="compact-md" onClick={() => remove(line)}>
          {t('line.remove')}
        </Button>
      </Group>
    </Stack>
  );
});
