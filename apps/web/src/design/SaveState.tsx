// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/problem.js';
import { timeOrDay } from '../language/dates.js';

export type Saving =
  | { is: 'saved'; at: number | null }
  | { is: 'typing' | 'saving' | 'away' | 'held' | 'clash' }
  | { is: 'refused'; error: unknown };

/** How what is typed stands to what is kept, in words and not as something that turns. Without a zone it names no time. */
export function SaveState({ save, timeZone, saveNow }: { save: Saving; timeZone?: string; saveNow: () => void }) {
  const { t } = useTranslation('design');
  const isTrouble = save.is === 'away' || save.is === 'refused' || save.is === 'clash';
  const why = save.is === 'refused' && save.error instanceof Refused ? save.error.words : '';
  const words =
    save.is === 'saved' && save.at !== null && timeZone
      ? t('saving.savedAt', { time: timeOrDay(save.at, timeZone) })
      : t(`saving.${save.is}`, { why });
  return (
    <Group gap="xs" className="no-print">
      <Text size="sm" fw={isTrouble ? 700 : undefined} c={isTrouble || save.is === 'held' ? undefined : 'dimmed'} maw="24rem">
        {words}
      </Text>
      {/* Heard only where something is wrong: every pause of a typist would be too often. */}
      <span role="status" className="unseen">
        {isTrouble ? words : ''}
      </span>
      {isTrouble && (
        <Button size="compact-sm" variant="default" onClick={saveNow}>
          {t('saving.now')}
        </Button>
      )}
    </Group>
  );
}
