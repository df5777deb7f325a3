// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/session.js';
import { Leave } from './Leave.js';

/** Somebody proposed, signed or closed the draft meanwhile: there is nothing to write in, and the code still leads out. */
export function Closed({ youthId }: { youthId: string }) {
  const { t } = useTranslation('together');
  const { togetherWith } = useMe();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <Stack align="flex-start">
      <Text>{t('closed')}</Text>
      {togetherWith === youthId ? (
        <Button onClick={() => setLeaving(true)}>{t('leave')}</Button>
      ) : (
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('toPlan')}
        </Anchor>
      )}
      <Leave youthId={youthId} desk={undefined} isOpen={isLeaving} close={() => setLeaving(false)} left={() => undefined} />
    </Stack>
  );
}
