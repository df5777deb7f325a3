// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../api/generated/types.gen.js';
import { Failed, Shown } from '../design/states.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import classes from './Account.module.css';
import { endAll, sessions } from './queries.js';

/** Where I am signed in. What I do not know, I can end. */
export function Sessions() {
  const query = useQuery(sessions);
  return <Shown query={query}>{({ items }) => <List items={items} />}</Shown>;
}

function List({ items }: { items: readonly SessionView[] }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endAll,
    onSettled: () => client.invalidateQueries({ queryKey: sessions.queryKey }),
  });
  const others = items.filter(({ isThis }) => !isThis);
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t('sessions.what')}</Text>
      {ending.isError && <Failed error={ending.error} />}
      <ul className={classes.sessions} style={{ width: '100%' }}>
        {[...items]
          .sort((a, b) => Number(b.isThis) - Number(a.isThis))
          .map((one) => (
            <Session key={one.id} session={one} isEnding={ending.isPending} end={() => ending.mutate([one])} />
          ))}
      </ul>
      <Text role="status">{ending.isSuccess ? t('sessions.ended') : ''}</Text>
      {others.length === 0 ? (
        <Text c="dimmed">{t('sessions.noOthers')}</Text>
      ) : (
        <Button variant="default" mih={44} loading={ending.isPending} onClick={() => ending.mutate(others)}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </Stack>
  );
}

function Session({ session, isEnding, end }: { session: SessionView; isEnding: boolean; end: () => void }) {
  const { t } = useTranslation('account');
  const { timeZone } = useMe();
  const { device, openedAt, seenAt, isThis } = session;
  const name = device || t('sessions.unnamed');
  const opened = dateTime(openedAt, timeZone);
  return (
    <li className={classes.session}>
      <div>
        <Text fw={600} className="typed">
          {isThis ? t('sessions.this', { device: name }) : name}
        </Text>
        <Text size="sm" c="dimmed">
          {t('sessions.times', { opened, seen: dateTime(seenAt, timeZone) })}
        </Text>
      </div>
      {!isThis && (
        <Button
          variant="default"
          mih={44}
          disabled={isEnding}
          onClick={end}
          aria-label={t('sessions.endOne', { device: name, opened })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
