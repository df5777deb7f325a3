// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { PrintedPlan } from '../api/generated/types.gen.js';
import { calendarDate, dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import classes from './Print.module.css';

/** The plan on paper: no name, no number, no agency on it. */
export function Sheet({ plan: { items, signedAt, reviewBy } }: { plan: PrintedPlan }) {
  const { t } = useTranslation('printing');
  const { timeZone } = useMe();
  const titles = [...new Set(items.map(({ sectionTitle }) => sectionTitle))];
  return (
    <article className={classes.sheet}>
      <h2 className={classes.title}>{t('sheet.title')}</h2>
      <p>{t('sheet.dates', { signed: dateOf(signedAt, timeZone), review: calendarDate(reviewBy) })}</p>
      {titles.map((title) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {items
              .filter(({ sectionTitle }) => sectionTitle === title)
              .map(({ id, text, isQuote }) => (
                <li key={id} className="typed">
                  {isQuote ? `“${text}”` : text}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
