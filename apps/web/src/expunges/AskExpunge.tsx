// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AskExpunge as Asked } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { askExpunge, expungesKey } from './queries.js';

const grounds = ['court-order', 'person-asked', 'retention-over'] as const satisfies readonly Asked['ground'][];

/** Where a privacy officer asks that a youth's words be gone for good. Nothing happens before somebody else approves. */
export function AskExpunge({ youthId }: { youthId: string }) {
  const { t } = useTranslation('expunges');
  const client = useQueryClient();
  const [ground, setGround] = useState<Asked['ground']>(grounds[0]);
  const [isAsked, setAsked] = useState(false);
  return (
    <Stack component="section" gap="sm" align="flex-start" aria-labelledby="expunge">
      <Title order={2} size="h4" id="expunge">
        {t('ask.heading')}
      </Title>
      <Text>{t('ask.what')}</Text>
      <NativeSelect
        name="ground"
        label={t('ask.ground')}
        value={ground}
        onChange={({ currentTarget }) => setGround(currentTarget.value as Asked['ground'])}
        data={grounds.map((one) => ({ value: one, label: t(`ground.${one}`) }))}
        maw="32rem"
      />
      <Confirm
        label={t('ask.ask')}
        text={t('ask.how')}
        act={(key) => askExpunge({ youthId, ground }, key)}
        onDone={() => {
          setAsked(true);
          return client.invalidateQueries({ queryKey: expungesKey });
        }}
      />
      <div role="status">
        {isAsked && (
          <>
            {t('ask.asked')}{' '}
            <Anchor component={Link} to={'/audit/expunges' as '/'}>
              {t('ask.see')}
            </Anchor>
          </>
        )}
      </div>
    </Stack>
  );
}
