// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FileLook } from '../api/generated/types.gen.js';
import { Empty, Shown } from '../design/states.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import classes from '../today/ItemList.module.css';
import { FileFrame } from '../youth/FileFrame.js';
import { looksAt } from './queries.js';

/** Who opened this file, for those who answer for the youth. */
export default function LooksPage() {
  const { t } = useTranslation('looks');
  const { youthId } = useParams({ from: '/in/youth/$youthId/access' });
  const query = useQuery(looksAt(youthId));
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <>
          <Text>{t('what')}</Text>
          <Shown query={query}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty>{t('nobody')}</Empty>
              ) : (
                <ul className={classes.list}>
                  {items.map((look) => (
                    <li key={look.userId} className={classes.item}>
                      <Look look={look} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Shown>
          <Text size="sm" c="dimmed">
            {t('ask')}
          </Text>
        </>
      )}
    </FileFrame>
  );
}

function Look({ look: { userId, displayName, role, firstAt, lastAt, times, refused } }: { look: FileLook }) {
  const { t, i18n } = useTranslation('looks');
  const me = useMe();
  const word = i18n.exists(`words:role.${role}`) ? t(`words:role.${role}` as 'heading') : t('system');
  const name = userId === me.userId ? t('you') : (displayName ?? t('someone'));
  return (
    <>
      <Text fw={600} className="typed">
        {name} · {word}
      </Text>
      <Text size="sm">
        {t('times', { count: times })} {t('last', { date: dateTime(lastAt, me.timeZone) })}
        {times > 1 && ` ${t('first', { date: dateTime(firstAt, me.timeZone) })}`}
      </Text>
      {refused > 0 && <Text size="sm">{t('refused', { count: refused })}</Text>}
    </>
  );
}
