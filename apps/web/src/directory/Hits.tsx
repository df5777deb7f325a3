// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Group, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DirectoryHit } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Empty, Failed, Waiting } from '../design/states.js';
import classes from './directory.module.css';
import { FitLine } from './FitLine.js';
import { useLookedFor } from './looked-for.js';
import { type Asked, hitsFor } from './queries.js';
import { telOf, useServiceWords } from './use-service-words.js';

interface Picking {
  picked: readonly DirectoryHit[];
  pick: (hits: readonly DirectoryHit[]) => void;
}

/** What was found, the best first; each can be ticked. */
export function Hits({ asked, picked, pick }: { asked: Asked } & Picking) {
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
            <Tick hit={hit} picked={picked} pick={pick} />
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
  const { youth, referral } = useLookedFor();
  return (
    <>
      <Group gap="xs" justify="space-between" align="baseline">
        <Link to={`/resources/${hit.serviceId}` as '/'} search={{ youth, referral } as never} className={`typed ${classes.name}`}>
          {hit.name}
        </Link>
        {miles !== null && <Text size="sm">{t('away', { miles })}</Text>}
      </Group>
      {organization && organization !== hit.name && (
        <Text size="sm" className="typed">
          {organization}
        </Text>
      )}
      {fit && <FitLine fit={fit} />}
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

function Tick({ hit, picked, pick }: { hit: DirectoryHit } & Picking) {
  const { t } = useTranslation('directory');
  const others = picked.filter(({ id }) => id !== hit.id);
  return (
    <Checkbox
      my="xs"
      checked={others.length < picked.length}
      label={t('compare.pick', { name: hit.name })}
      onChange={({ currentTarget: { checked } }) => pick(checked ? [...others, hit] : others)}
    />
  );
}
