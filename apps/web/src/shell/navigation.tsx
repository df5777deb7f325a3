// SPDX-License-Identifier: Apache-2.0
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';
import { currentOf, entriesOf } from './entries.js';
import { Entries } from './Entries.js';
import { MoreEntries } from './MoreEntries.js';

const usePath = () => useRouterState({ select: (state) => state.location.pathname });

/** Left on wide screens. */
export function SideNavigation({ role }: { role: string }) {
  const { t } = useTranslation();
  const entries = entriesOf(role);
  return (
    <nav className={classes.side} aria-label={t('nav.label')}>
      <Entries of={entries} current={currentOf(entries, usePath())} look={classes.entry} />
    </nav>
  );
}

/** At the bottom of phones: four at most; where there are more, the fourth opens the rest. */
export function BottomNavigation({ role }: { role: string }) {
  const { t } = useTranslation();
  const path = usePath();
  const entries = entriesOf(role);
  const current = currentOf(entries, path);
  const room = entries.length > 4 ? 3 : 4;
  return (
    <nav className={classes.bottom} aria-label={t('nav.label')}>
      <Entries of={entries.slice(0, room)} current={current} look={classes.tab} />
      {entries.length > room && <MoreEntries key={path} of={entries.slice(room)} current={current} />}
    </nav>
  );
}
