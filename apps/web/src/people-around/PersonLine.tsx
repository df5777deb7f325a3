// SPDX-License-Identifier: Apache-2.0
import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './PersonLine.module.css';

/** One person in a list: who, what is to be known of them here, and what can be done. */
export function PersonLine({
  name,
  what,
  lines,
  children,
}: {
  name: string;
  what?: string;
  lines: ReactNode[];
  children?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" gap="xs" className={classes.line}>
      <Stack gap={0} className={classes.who}>
        <Text className="typed">
          <strong>{name}</strong>
          {what && ` · ${what}`}
        </Text>
        {lines.filter(Boolean).map((line, i) => (
          <Text key={i} size="sm" c="dimmed" className="typed">
            {line}
          </Text>
        ))}
      </Stack>
      {children}
    </Group>
  );
}
