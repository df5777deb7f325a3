// SPDX-License-Identifier: Apache-2.0
import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { YouthWithMe } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { CallButtons } from '../design/CallButtons.js';
import { home } from './queries.js';

/** A foster parent's first screen: whom to call, and what is new for the youth with them. */
export default function HomePage() {
  const { t } = useTranslation('caregiving');
  const query = useQuery(home);
  return (
    <Page title={t('home.heading')}>
      <Shown query={query}>
        {({ call, youth }) => (
          <>
            <section aria-labelledby="call-now">
              <Title order={2} size="h4" id="call-now" mb="sm">
                {t('home.callNow')}
              </Title>
              <CallButtons items={call} />
            </section>
            <section aria-labelledby="with-you">
              <Title order={2} size="h4" id="with-you" mb="sm">
                {t('home.withYou')}
              </Title>
              {youth.length === 0 ? (
                <Empty>{t('home.nobody')}</Empty>
              ) : (
                <Stack>
                  {youth.map((one) => (
                    <WithMe key={one.id} youth={one} />
                  ))}
                </Stack>
              )}
            </section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function WithMe({ youth: { id, usedName, pronouns, planNumber, isPlanAcknowledged } }: { youth: YouthWithMe }) {
  const { t } = useTranslation('caregiving');
  const isNew = planNumber !== null && !isPlanAcknowledged;
  return (
    <Card withBorder>
      <Group justify="space-between" align="baseline">
        <Title order={3} size="h4" className="typed">
          {usedName}
        </Title>
        <Text c="dimmed">{pronouns}</Text>
      </Group>
      <Stack gap={0} mt="xs">
        {planNumber !== null && (
          <Anchor component={Link} to={`/home/${id}/plan` as '/'} py="sm" fw={isNew ? 700 : undefined}>
            {isNew ? t('home.planNew') : t('home.plan')}
          </Anchor>
        )}
        <Anchor component={Link} to={`/home/${id}` as '/'} py="sm">
          {t('home.care')}
        </Anchor>
        <Anchor component={Link} to={'/guides' as '/'} py="sm">
          {t('home.guides')}
        </Anchor>
      </Stack>
    </Card>
  );
}
