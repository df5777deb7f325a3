// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../shell/LanguageSwitch.js';
import { entriesOf } from '../shell/entries.js';
import { leave } from '../shell/leaving.js';
import { useMe } from '../shell/session.js';
import { useSignOut } from '../shell/sign-out.js';

export interface Command {
  id: string;
  words: string;
  run: () => unknown;
}

/** What can be done from anywhere: the role's places first. */
export function useCommands(showKeys: () => void): Command[] {
  const { t, i18n } = useTranslation();
  const { role } = useMe();
  const go = useNavigate();
  const signOut = useSignOut();
  const other = i18n.language === 'es' ? 'en' : 'es';
  const places = entriesOf(role).map(({ to, word }) => ({ id: to, words: t(`nav.${word}`), run: () => go({ to: to as '/' }) }));
  return [
    ...places,
    { id: 'safety', words: t('footer.safety'), run: () => go({ to: '/device-safety' as '/' }) },
    { id: 'language', words: t('search:command.language'), run: () => changeLanguage(other) },
    { id: 'keys', words: t('search:command.keys'), run: showKeys },
    { id: 'leave', words: t('leave.link'), run: leave },
    { id: 'sign-out', words: t('search:command.signOut'), run: signOut },
  ];
}

/** Whether every word typed begins, or stands in, what a command is called; accents do not matter. */
export function fits(typed: string, words: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(typed)
    .split(/\s+/)
    .every((word) => plain(words).includes(word));
}
