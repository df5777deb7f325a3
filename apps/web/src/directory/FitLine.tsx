// SPDX-License-Identifier: Apache-2.0
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Fit } from '../api/generated/types.gen.js';
import classes from './directory.module.css';
import { useServiceWords } from './use-service-words.js';

/** Whether it suits the youth, and why. */
export function FitLine({ fit }: { fit: Fit }) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  return (
    <Group gap="xs">
      <Text size="sm" fw={700} className={classes[fit.verdict]}>
        {t(`fit.${fit.verdict}`)}
      </Text>
      <Text size="sm">{words.reasons(fit)}</Text>
    </Group>
  );
}
