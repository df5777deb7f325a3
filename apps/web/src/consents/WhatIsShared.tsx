// SPDX-License-Identifier: Apache-2.0
import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../language/dates.js';
import { useWords } from '../words/use-words.js';

interface Said {
  recipient: string;
  classes: readonly string[];
  /** A finished calendar date, or nothing yet. */
  until: string;
}
const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Before each act of sharing, once more: who, what, until when, and that it can be taken back. */
export function WhatIsShared({ recipient, classes, until }: Said) {
  const { t } = useTranslation('consents');
  const { words } = useWords();
  if (!recipient || classes.length === 0 || !isDate(until)) return null;
  return (
    <Alert color="gray" title={t('said.heading')}>
      <span className="typed">{t('said.who', { recipient })}</span> {t('said.what', { what: words('data_class', classes) })}{' '}
      {t('said.until', { date: calendarDate(until) })} {t('said.back')}
    </Alert>
  );
}
