// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditPersonCounts } from '../api/generated/types.gen.js';
import { Empty, Shown } from '../design/states.js';
import { useMe } from '../shell/session.js';
import classes from '../today/ItemList.module.css';
import { refusedThisWeek } from './queries.js';

/** Whose acts were refused in these seven days: a mistyped address, or someone who looks where they should not. */
export function Refused() {
  const { t } = useTranslation('overview');
  const query = useQuery(refusedThisWeek(useMe().timeZone));
  return (
    <section aria-labelledby="refused">
      <Title order={2} size="h4" id="refused" mb="xs">
        {t('refused.heading')}
      </Title>
      <Text c="dimmed">{t('refused.what')}</Text>
      <Shown query={query}>{({ people }) => <People people={people.filter(({ refused }) => refused > 0)} />}</Shown>
    </section>
  );
}

function People({ people }: { people: readonly AuditPersonCounts[] }) {
  const { t } = useTranslation('overview');
  if (people.length === 0) return <Empty>{t('refused.none')}</Empty>;
  return (
    <>
      <ul className={classes.list}>
        {people
          .toSorted((a, b) => b.refused - a.refused)
          .map(({ actorId, actorName, refused, times }) => (
            <li key={actorId} className={classes.item}>
              <Text fw={600} className="typed">
                {actorName ?? t('refused.someone')}
              </Text>
              <Text size="sm">{t('refused.count', { count: refused, acts: t('refused.acts', { count: times }) })}</Text>
            </li>
          ))}
      </ul>
      <Anchor component={Link} to={'/audit' as '/'}>
        {t('refused.toAudit')}
      </Anchor>
    </>
  );
}
