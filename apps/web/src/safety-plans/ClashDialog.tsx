// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WordDiff } from '../design/WordDiff.js';
import { useWords } from '../words/use-words.js';
import type { PlanDesk } from './desk.js';
import type { Line } from './document.js';
import classes from './Edit.module.css';
import { type Choice, choicesOf, type Clash } from './merge.js';
import { useTitles } from './sections.js';

interface Shown {
  desk: PlanDesk;
  clashes: readonly Clash[];
  isPutOff: boolean;
}

/** The same lines were changed elsewhere: both texts stand here, and of each line mine, theirs or both stays. Closing goes back to the text. */
export function ClashDialog({ desk, clashes, isPutOff }: Shown) {
  const { t } = useTranslation(['safety-plans', 'design']);
  return (
    <Modal
      opened={clashes.length > 0 && !isPutOff}
      onClose={() => desk.putOff()}
      title={t('clash.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('design:close') }}
    >
      {clashes.length > 0 && <Choosing key={clashes.map(({ id }) => id).join()} desk={desk} clashes={clashes} />}
    </Modal>
  );
}

function Choosing({ desk, clashes }: { desk: PlanDesk; clashes: readonly Clash[] }) {
  const { t } = useTranslation('safety-plans');
  const titleOf = useTitles(desk.get().server.templateId);
  // Whoever just presses on loses nothing: both stay where both are.
  const [chosen, setChosen] = useState(
    () =>
      new Map<string, Choice>(
        clashes.map((one) => [one.id, choicesOf(one).includes('both') ? 'both' : one.mine ? 'mine' : 'theirs']),
      ),
  );
  return (
    <Stack>
      <Text>{t('clash.text')}</Text>
      {clashes.map((clash) => (
        <Radio.Group
          key={clash.id}
          label={titleOf((clash.mine ?? clash.theirs)!.section)}
          value={chosen.get(clash.id) ?? ''}
          onChange={(choice) => setChosen((before) => new Map(before).set(clash.id, choice as Choice))}
        >
          <Both {...clash} />
          <Stack gap="xs" mt="xs">
            {choicesOf(clash).map((choice) => (
              <Radio key={choice} value={choice} label={t(`clash.${choice}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ))}
      <Group>
        <Button onClick={() => void desk.resolve(chosen)}>{t('clash.keep')}</Button>
        <Button variant="default" onClick={() => desk.putOff()}>
          {t('clash.back')}
        </Button>
      </Group>
    </Stack>
  );
}

function Both({ mine, theirs }: Clash) {
  const { t } = useTranslation('safety-plans');
  const words =
    mine?.text && theirs?.text
      ? diffWordsWithSpace(theirs.text, mine.text).map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value,
        }))
      : [];
  return (
    <Stack gap="xs" mt="xs">
      <div className={classes.both}>
        <Side title={t('clash.mineTitle')} line={mine} />
        <Side title={t('clash.theirsTitle')} line={theirs} />
      </div>
      {words.length > 0 && (
        <details>
          <summary className={classes.summary}>{t('clash.difference')}</summary>
          <WordDiff words={words} />
        </details>
      )}
    </Stack>
  );
}

function Side({ title, line }: { title: string; line: Line | undefined }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <div className={classes.text}>
        <Text className="typed">{line ? (line.text ?? t('clash.closed')) : t('clash.takenOut')}</Text>
      </div>
      {line && (
        <Text size="sm" c="dimmed">
          {word('voice', line.voice)} · {word('audience', line.audience)}
        </Text>
      )}
    </div>
  );
}
