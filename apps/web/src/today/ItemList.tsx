// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../api/generated/types.gen.js';
import { calendarDate, dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { placeOf } from './groups.js';
import classes from './ItemList.module.css';
import { useNames } from './names.js';

/** One line for each thing: whom it is about, what it is, since when or by which day. The line leads to where it is done. */
export function ItemList({ items, showWorkers = false }: { items: readonly TodayItem[]; showWorkers?: boolean }) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={`${item.kind} ${item.id} ${item.personId}`} className={classes.item}>
          <Item item={item} showWorkers={showWorkers} />
        </li>
      ))}
    </ul>
  );
}

function Item({ item, showWorkers }: { item: TodayItem; showWorkers: boolean }) {
  const { t } = useTranslation('today');
  const names = useNames();
  const note = useNote(item);
  return (
    <>
      <Anchor component={Link} to={placeOf(item) as '/'} className={classes.link}>
        <span className="typed">{names.of(item)}</span> · {t(`kind.${item.kind}`)}
      </Anchor>
      <Text size="sm" c={item.isOverdue ? undefined : 'dimmed'} className="typed">
        {item.isOverdue && <IconAlertTriangle size={16} aria-hidden className={classes.mark} />}
        {note}
        {showWorkers && item.workerNames.length > 0 && ` · ${t('worker', { names: item.workerNames.join(', ') })}`}
      </Text>
    </>
  );
}

function useNote({ kind, dueOn, at, isOverdue, isMine, personName, homeLabel, number, detail }: TodayItem): string {
  const { t } = useTranslation('today');
  const { timeZone } = useMe();
  const date = dueOn ? calendarDate(dueOn) : at ? dateTime(at, timeZone) : '';
  const which = isOverdue ? '_late' : isMine && kind === 'draft_open' ? '_mine' : '';
  if (kind === 'referral_waits') return t(`waits.${detail}`, { date });
  const said = t(`note.${kind}${which}`, { date, number, person: personName ?? t('someone') });
  return homeLabel ? `${said} · ${homeLabel}` : said;
}
