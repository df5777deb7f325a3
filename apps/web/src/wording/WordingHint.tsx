// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/use-may.js';
import { finder } from './queries.js';

/** Below a field about a youth: a word that blames, and a better one. It keeps nobody from saving, and goes when it is told to. */
export function WordingHint({ text }: { text: string }) {
  const { t } = useTranslation('wording');
  const may = useMay();
  const typed = useDeferredValue(text);
  const { data: find } = useQuery({ ...finder, enabled: typed !== '' && may('wording.read') });
  const [left, setLeft] = useState<readonly string[]>([]);
  const first = find?.(typed).find(({ entry }) => !left.includes(entry.code));
  return (
    <div role="status">
      {first && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('hint', { said: first.said, instead: first.entry.instead })} {t('quote')}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={() => setLeft([...left, first.entry.code])}>
            {t('leave')}
          </Button>
        </Group>
      )}
    </div>
  );
}
