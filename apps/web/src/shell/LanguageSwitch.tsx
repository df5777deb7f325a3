// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call, ifMatch } from '../api/client.js';
import { ownAccountChange } from '../api/generated/sdk.gen.js';
import { speak, spoken } from '../language/language.js';
import { queries } from './queries.js';
import { me } from './session.js';

/** Says the other language in that language; keeps the page and what was typed. Signed in, it is kept for next time. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'es' ? 'en' : 'es';
  return (
    <Button variant="subtle" size="compact-md" lang={other} onClick={() => void changeLanguage(other)} mih={44}>
      {other === 'es' ? 'Español' : 'English'}
    </Button>
  );
}

export async function changeLanguage(language: 'en' | 'es'): Promise<void> {
  await speak(language);
  const mine = queries.getQueryData(me.queryKey);
  if (!mine) return;
  try {
    const { version } = await call(ownAccountChange({ body: { language }, headers: ifMatch(mine.version) }));
    queries.setQueryData(me.queryKey, { ...mine, language, version });
  } catch {
    // The page speaks it all the same; next time the account's own comes first.
  }
  // Some answers hold words: templates, whom to call.
  if (spoken() === language) await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
