// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlannedMoveView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { calendarDate } from '../language/dates.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { callOff, useMoved } from './queries.js';

/** The move that is being prepared with the youth, if there is one. */
export function PlannedMove({ youthId, move }: { youthId: string; move: PlannedMoveView | null }) {
  const { t } = useTranslation('placements');
  const { word } = useWords();
  const may = useMay();
  const moved = useMoved(youthId);
  if (!move)
    return (
      <Section title={t('move.heading')}>
        <Text c="dimmed">{t('move.none')}</Text>
        {may('placement.place') && (
          <Group>
            <Button component={Link} to={`/youth/${youthId}/placements/move` as '/'} variant="default">
              {t('move.plan')}
            </Button>
          </Group>
        )}
      </Section>
    );
  return (
    <Section title={t('move.heading')}>
      <Facts>
        <Fact label={t('move.expectedOn')}>{calendarDate(move.expectedOn)}</Fact>
        <Fact label={t('kind')}>{word('placement_kind', move.kind)}</Fact>
        <Fact label={t('home')}>{move.homeLabel}</Fact>
        <Fact label={t('move.why')} wide>
          {move.why}
        </Fact>
      </Facts>
      {may('placement.place') && (
        <Group>
          <Confirm
            label={t('move.callOff')}
            text={t('move.callOffText')}
            act={(key) => callOff(youthId, move.id, move.version, key)}
            onDone={moved}
          />
        </Group>
      )}
    </Section>
  );
}
