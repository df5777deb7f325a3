// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react';
import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonInvited } from '../api/generated/types.gen.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import classes from './people.module.css';

/** The invitation code, large, this one time: it is kept nowhere, and going away makes it vanish. */
export function CodeOnce({ invited: { code, expiresAt, needsApproval }, done }: { invited: PersonInvited; done: ReactNode }) {
  const { t } = useTranslation('people');
  const { timeZone } = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card withBorder maw="42rem">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4" ref={heading} tabIndex={-1}>
          {code ? t('code.heading') : t('code.goneHeading')}
        </Title>
        {code ? <output className={classes.code}>{code}</output> : <Text>{t('code.gone')}</Text>}
        {code && <Text>{t('code.handOver')}</Text>}
        <Text>{t('code.until', { until: dateTime(expiresAt, timeZone) })}</Text>
        {needsApproval && <Text fw={600}>{t('code.needsApproval')}</Text>}
        {done}
      </Stack>
    </Card>
  );
}
