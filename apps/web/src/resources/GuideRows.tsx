// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GuideListItem, GuideReason } from '../api/generated/types.gen.js';
import classes from './resources.module.css';
import { useGuideWords } from './use-guide-words.js';

type Row = GuideListItem & { reasons?: GuideReason[] };

/** Guides to choose from. `name`: the youth they suit, whose reasons are said. */
export function GuideRows({ items, name }: { items: readonly Row[]; name?: string }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  return (
    <ul className={classes.rows}>
      {items.map((guide) => (
        <li key={guide.id} className={classes.row}>
          <Link to={`/guides/${guide.id}` as '/'} className={`typed ${classes.name}`}>
            {guide.title}
          </Link>
          {name && guide.reasons && (
            <Text size="sm" fw={700} className={classes.because}>
              {words.because(name, guide.reasons)}
            </Text>
          )}
          <Text className="typed">{guide.summary}</Text>
          <Text size="sm" c="dimmed">
            {[words.ages(guide), words.words('topic', guide.topics)].filter(Boolean).join(' · ')}
          </Text>
          {!guide.isReviewed && <Text size="sm">{t('unreviewed')}</Text>}
          {guide.isReviewDue && <Text size="sm">{t('due')}</Text>}
        </li>
      ))}
    </ul>
  );
}
