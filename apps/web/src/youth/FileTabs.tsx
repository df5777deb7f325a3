// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@harbor/policy';
import { useMay } from '../shell/use-may.js';
import classes from './FileTabs.module.css';

const tabs: readonly { below: string; word: string; asks: Permission }[] = [
  { below: '', word: 'overview', asks: 'youth.read' },
  { below: '/timeline', word: 'timeline', asks: 'timeline.read' },
  { below: '/plan', word: 'plan', asks: 'plan.read' },
  { below: '/placements', word: 'placements', asks: 'placement.read' },
  { below: '/referrals', word: 'referrals', asks: 'referral.read' },
  { below: '/lists', word: 'lists', asks: 'savedList.read' },
  { below: '/consents', word: 'consents', asks: 'consent.read' },
  { below: '/people', word: 'people', asks: 'careTeam.read' },
  { below: '/access', word: 'access', asks: 'careTeam.read' },
];

/** Links that look like tabs: each is a page with an address of its own. */
export function FileTabs({ youthId }: { youthId: string }) {
  const { t } = useTranslation('youth');
  const may = useMay();
  return (
    <nav className={classes.tabs} aria-label={t('tabs.label')}>
      {tabs
        .filter(({ asks }) => may(asks))
        .map(({ below, word }) => (
          <Link
            key={word}
            to={`/youth/${youthId}${below}` as '/'}
            className={classes.tab}
            activeOptions={{ exact: below === '', includeSearch: false }}
          >
            {t(`tabs.${word}`)}
          </Link>
        ))}
    </nav>
  );
}
