// SPDX-License-Identifier: Apache-2.0
import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArrangementView } from '../api/generated/types.gen.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import classes from './Arrangement.module.css';

/** One living arrangement: what kind, which home, from when until when, and why it ended. */
export function Arrangement({ of: one, children }: { of: ArrangementView; children?: ReactNode }) {
  const { t } = useTranslation('placements');
  const { word, words } = useWords();
  const { timeZone } = useMe();
  const { kind, layer, homeLabel, fromAt, toAt, wasPlanned, traits, location } = one;
  const reason = one.endedReason && word(layer === 'base' ? 'move_reason' : 'layer_end_reason', one.endedReason);
  return (
    <div className={`${classes.one} ${layer === 'base' ? '' : classes.over}`}>
      <Group gap="xs">
        <Text fw={700}>{word('placement_kind', kind)}</Text>
        {homeLabel && <Text className="typed">{homeLabel}</Text>}
        {layer === 'base' && wasPlanned && (
          <Badge variant="default" tt="none">
            {t('prepared')}
          </Badge>
        )}
      </Group>
      <Text size="sm">
        {toAt
          ? t('fromTo', { from: dateTime(fromAt, timeZone), to: dateTime(toAt, timeZone) })
          : t('since', { from: dateTime(fromAt, timeZone) })}
        {reason && ` · ${reason}`}
      </Text>
      {(traits.length > 0 || location !== 'in_state') && (
        <Text size="sm" c="dimmed">
          {[words('trait', traits), location === 'in_state' ? '' : word('location', location)].filter(Boolean).join(' · ')}
        </Text>
      )}
      {children}
    </div>
  );
}
