// SPDX-License-Identifier: Apache-2.0
import { Badge, Group, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DirectoryHit } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Empty, Failed, Waiting } from '../design/states.js';
import classes from './directory.module.css';
import { type Asked, hitsFor } from './queries.js';
import { telOf, useServiceWords } from './use-service-words.js';

const colors = { fits: 'green', ask: 'yellow', does_not_fit: 'gray' } as const;

/** What was found, the best first. */
export function Hits({ asked }: { asked: Asked }) {
  const { t } = useTranslation('directory');
  const query = useInfiniteQuery(hitsFor(asked));
  const items = query.data?.pages.flatMap((page) => page.items);
  if (!items) return query.error ? <Failed error={query.error} again={() => void query.refetch()} /> : <Waiting lines={8} />;
  if (items.length === 0) return <Empty>{asked.body.zip ? t('list.noneNear') : t('list.none')}</Empty>;
  return (
    <section aria-label={t('list.found')}>
      <ul className={classes.rows}>
        {items.map((hit) => (
          <li key={hit.id} className={classes.row}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
      <More query={query} shown={items.length} />
    </section>
  );
}

function Hit({ hit }: { hit: DirectoryHit }) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  const { fit, phone, organization, address, miles } = hit;
  return (
    <>
      <Group gap="xs" justify="space-between" align="baseline">
        <Link to={`/resources/${hit.serviceId}` as '/'} className={`typed ${classes.name}`}>
          {hit.name}
        </Link>
        {miles !== null && <Text size="sm">{t('away', { miles })}</Text>}
      </Group>
      {organization && organization !== hit.name && (
        <Text size="sm" className="typed">
          {organization}
        </Text>
      )}
      {fit && (
        <Group gap="xs">
          <Badge color={colors[fit.verdict]} variant="light" autoContrast className={classes.fit}>
            {t(`fit.${fit.verdict}`)}
          </Badge>
          <Text size="sm">{words.reasons(fit)}</Text>
        </Group>
      )}
      <Text size="sm">{[words.open(hit.open), words.ages(hit), words.languages(hit.languages)].filter(Boolean).join(' · ')}</Text>
      {address && (
        <Text size="sm" c="dimmed" className="typed">
          {address}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {words.checked(hit.checkedOn)}
      </Text>
      {phone && (
        <a href={telOf(phone)} className={classes.call}>
          <IconPhone size={18} aria-hidden />
          {words.phone(phone)}
        </a>
      )}
    </>
  );
}
