// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { YouthListItem } from '../api/generated/types.gen.js';
import { useNames } from '../shell/names.js';
import classes from './YouthRows.module.css';

/** Code first; the name beside it once names are shown. The browser draws the rows it shows, however many there are. */
export function YouthRows({ label, items }: { label: string; items: readonly YouthListItem[] }) {
  const { t } = useTranslation('youth');
  const names = useNames();
  return (
    <ul className={classes.rows} aria-label={label}>
      {items.map(({ id, caseCode, usedName, pronouns, age }) => (
        <li key={id} className={classes.row}>
          <Link to={`/youth/${id}` as '/'} className={classes.link}>
            <span className={classes.code}>{caseCode}</span>
            {names && <span className="typed">{usedName}</span>}
            <span className={classes.more}>
              {t('years', { count: age })}
              {pronouns && ` · ${pronouns}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
