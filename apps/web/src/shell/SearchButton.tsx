// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isCurtained } from './curtain.js';
import { useFocusBack } from './focus.js';
import classes from './Frame.module.css';
import { late } from './late.js';
import { openedBy } from './shortcuts.js';

// Fetched when it is first asked for: most days a foster parent does not.
const SearchDialog = late(() => import('../search/SearchDialog.js'), 'search');
const KeysDialog = late(() => import('../search/KeysDialog.js'), 'search');

/** Search and commands, by button or by Ctrl or ⌘ and K; `?` says which keys there are. */
export function SearchButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'search' | 'keys'>();
  useFocusBack(open !== undefined);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = isCurtained() ? undefined : openedBy(event);
      if (!asked) return;
      event.preventDefault();
      setOpen(asked);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const close = () => setOpen(undefined);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        mih={44}
        miw={44}
        aria-label={t('search')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen('search')}
      >
        <IconSearch size={20} aria-hidden />
        <span className={classes.word}>{t('search')}</span>
      </Button>
      {open === 'search' && <SearchDialog close={close} showKeys={() => setOpen('keys')} />}
      {open === 'keys' && <KeysDialog close={close} />}
    </>
  );
}
