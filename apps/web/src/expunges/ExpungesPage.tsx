// SPDX-License-Identifier: Apache-2.0
import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExpungeView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { approveExpunge, expunges, expungesKey } from './queries.js';

/** What two people make unreadable for good: what waits for the second, and what is gone. */
export default function ExpungesPage() {
  const { t } = useTranslation('expunges');
  const query = useQuery(expunges);
  return (
    <Page title={t('heading')}>
      <Text>{t('what')}</Text>
      <Anchor component={Link} to={'/audit' as '/'}>
        {t('back')}
      </Anchor>
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <Stack>
              {items.map((one) => (
                <Expunge key={one.id} of={one} />
              ))}
            </Stack>
          )
        }
      </Shown>
    </Page>
  );
}

function Expunge({ of: one }: { of: ExpungeView }) {
  const { t } = useTranslation('expunges');
  const { timeZone, userId } = useMe();
  const may = useMay();
  const client = useQueryClient();
  const { id, youthId, ground, askedBy, askedByName, askedAt, approvedByName, approvedAt, events } = one;
  return (
    <Card component="section" withBorder aria-labelledby={`expunge-${id}`}>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h4" id={`expunge-${id}`}>
          {t(`ground.${ground}`)}
        </Title>
        <Anchor component={Link} to={`/audit/youth/${youthId}` as '/'} size="sm">
          {t('file', { id: youthId.slice(0, 8) })}
        </Anchor>
        <Text size="sm">{t('asked', { name: askedByName, when: dateTime(askedAt, timeZone) })}</Text>
        {approvedAt ? (
          <Text size="sm" role="status">
            {t('done', {
              name: approvedByName,
              when: dateTime(approvedAt, timeZone),
              count: events ?? 0,
              events: wholeNumber(events ?? 0),
            })}
          </Text>
        ) : askedBy === userId ? (
          <Text size="sm">{t('isMine')}</Text>
        ) : (
          may('expunge.approve') && (
            <Confirm
              label={t('approve')}
              color="red"
              text={t('approveWhat')}
              act={(key) => approveExpunge(id, key)}
              onDone={() => client.invalidateQueries({ queryKey: expungesKey })}
            />
          )
        )}
      </Stack>
    </Card>
  );
}
