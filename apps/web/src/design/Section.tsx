// SPDX-License-Identifier: Apache-2.0
import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Section.module.css';

/** A part of a page under its own heading. */
export function Section({
  title,
  note,
  aside,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Group justify="space-between" align="center" gap="xs" mb={note ? 0 : 'xs'}>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      {note && (
        <Text size="sm" c="dimmed" mb="xs">
          {note}
        </Text>
      )}
      <Stack gap="sm">{children}</Stack>
    </section>
  );
}

/** What is known, each under what it is; nothing known is said as well. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ label, wide, children }: { label: ReactNode; wide?: boolean; children?: ReactNode }) {
  const { t } = useTranslation('design');
  const isEmpty = children === undefined || children === null || children === '';
  return (
    <div className={wide ? classes.wide : undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={`typed ${classes.value} ${isEmpty ? classes.empty : ''}`}>{isEmpty ? t('nothing') : children}</dd>
    </div>
  );
}
