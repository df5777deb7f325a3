// SPDX-License-Identifier: Apache-2.0
import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SharedView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { calendarDate, dateTime } from '../language/dates.js';
import { AskedOfUs } from '../referrals/AskedOfUs.js';
import { useReferralWords } from '../referrals/use-referral-words.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { sharedWithMe } from './queries.js';
import { referenceOf } from './reference.js';

/** A partner's first screen. Says on each part who is reading, for the day that somebody takes a picture of it. */
export default function SharedWithMePage() {
  const { t } = useTranslation('consents');
  const query = useQuery(sharedWithMe);
  const { displayName, timeZone } = useMe();
  const at = new Date(query.dataUpdatedAt).toISOString();
  const mark = t('partner.mark', { name: displayName, date: dateTime(at, timeZone) });
  return (
    <Page title={t('partner.heading')}>
      <Text>{t('partner.what')}</Text>
      <Shown query={query}>
        {({ items }) => (
          <>
            <AskedOfUs mark={mark} />
            {items.length === 0 && <Empty>{t('partner.none')}</Empty>}
            {items.map((one) => (
              <Agreed key={one.id} of={one} mark={mark} />
            ))}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Agreed({
  of: { id, purpose, information, classes, startsOn, expiresOn, received },
  mark,
}: {
  of: SharedView;
  mark: string;
}) {
  const { t } = useTranslation('consents');
  const { word, words } = useWords();
  const referral = useReferralWords();
  const { timeZone } = useMe();
  return (
    <Card withBorder component="article" padding="md">
      <Stack gap="xs">
        <Title order={2} size="h4" className="typed">
          {purpose}
        </Title>
        <Text>{t('reference', { reference: referenceOf(id) })}</Text>
        <Text>{t('partner.times', { from: calendarDate(startsOn), until: calendarDate(expiresOn) })}</Text>
        <Text className="typed">{information}</Text>
        <Text c="dimmed">{words('data_class', classes)}</Text>
        <Title order={3} size="h5">
          {t('partner.received')}
        </Title>
        {received.length === 0 && <Text>{t('partner.nothing')}</Text>}
        {received.map((one) => (
          <Stack gap={0} key={one.id}>
            {one.asked && <Text className="typed">{referral.told(one.asked)}</Text>}
            {one.what && <Text className="typed">{one.what}</Text>}
            <Text size="sm" c="dimmed">
              {t('partner.line', { date: dateTime(one.at, timeZone), how: word('disclosure_way', one.how) })}
            </Text>
            {one.notices.map((notice) => (
              <Text key={notice} size="sm">
                {word('notice', notice)}
              </Text>
            ))}
          </Stack>
        ))}
        <Text size="sm" c="dimmed">
          {mark}
        </Text>
      </Stack>
    </Card>
  );
}
