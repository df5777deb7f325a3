// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';
import { entriesOf } from './entries.js';

/** Left on wide screens. */
export function SideNavigation({ role }: { role: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.side} aria-label={t('nav.label')}>
      {entriesOf(role).map(({ to, word, icon: Icon }) => (
        <Link key={to} to={to as string} className={classes.entry}>
          <Icon size={20} aria-hidden />
          {t(`nav.${word}`)}
        </Link>
      ))}
    </nav>
  );
}

/** At the bottom of phones: four at most. */
export function BottomNavigation({ role }: { role: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.bottom} aria-label={t('nav.label')}>
      {entriesOf(role)
        .slice(0, 4)
        .map(({ to, word, icon: Icon }) => (
          <Link key={to} to={to as string} className={classes.tab}>
            <Icon size={22} aria-hidden />
            {t(`nav.${word}`)}
          </Link>
        ))}
    </nav>
  );
}
