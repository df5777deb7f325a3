// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SavedListSummary } from '../api/generated/types.gen.js';
import classes from '../directory/directory.module.css';

/** Lists for one youth, each with how much is on it. */
export function ListLinks({ items, showsSharing = false }: { items: readonly SavedListSummary[]; showsSharing?: boolean }) {
  const { t } = useTranslation('saved-lists');
  return (
    <ul className={classes.rows}>
      {items.map(({ id, youthId, name, count, sharedAt }) => (
        <li key={id} className={classes.row}>
          <Link to={`/resources/lists/${youthId}/${id}` as '/'} className={`typed ${classes.call}`}>
            {name}
          </Link>
          <Text size="sm" c="dimmed">
            {[t('count', { count }), ...(showsSharing ? [t(sharedAt ? 'isShared' : 'isMine')] : [])].join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
