// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { More } from '../design/More.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { approve, people, person } from './queries.js';

/** The second of two people: whose way in is to be made anew waits here. */
export default function InvitationsPage() {
  const { t } = useTranslation('people');
  const { timeZone } = useMe();
  const query = useInfiniteQuery(people({ awaits: 'approval' }));
  const [done, setDone] = useState<{ name: string; until: string }>();
  return (
    <Page title={t('approval.heading')}>
      <Text>{t('approval.why')}</Text>
      <div role="status">
        {done && <Alert color="teal">{t('approval.done', { name: done.name, until: dateTime(done.until, timeZone) })}</Alert>}
      </div>
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t('approval.none')}</Empty>;
          return (
            <Stack>
              {items.map((one) => (
                <Waiting key={one.id} person={one} onApproved={(until) => setDone({ name: one.displayName, until })} />
              ))}
              <More query={query} shown={items.length} />
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}

function Waiting({ person: one, onApproved }: { person: PersonView; onApproved: (until: string) => void }) {
  const { t } = useTranslation('people');
  const { timeZone, userId } = useMe();
  const client = useQueryClient();
  const { id, displayName, role, signInName, invitedBy, invitedUntil } = one;
  const by = useQuery({ ...person(invitedBy ?? ''), enabled: invitedBy !== null && invitedBy !== userId });
  const own = id === userId ? 'isForMe' : invitedBy === userId ? 'isMine' : undefined;
  return (
    <Card withBorder>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4" className="typed">
          {displayName}
        </Title>
        <Text>
          {t(`words:role.${role}`)} · {t('person.signsInAs', { name: signInName })}
        </Text>
        <Text>
          {by.data && t('approval.by', { name: by.data.displayName })}{' '}
          {invitedUntil && t('approval.until', { until: dateTime(invitedUntil, timeZone) })}
        </Text>
        {own ? (
          <Text c="dimmed">{t(`approval.${own}`)}</Text>
        ) : (
          <Confirm
            variant="filled"
            label={t('approval.approve')}
            act={async () => {
              const { expiresAt } = await approve(id);
              onApproved(expiresAt);
              await client.invalidateQueries({ queryKey: ['people'] });
            }}
            text={t('approval.means', { name: displayName })}
          />
        )}
      </Stack>
    </Card>
  );
}
