// SPDX-License-Identifier: Apache-2.0
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';
import type { Entry } from './entries.js';
import { Entries } from './Entries.js';

/** The last tab of a phone's bar, and the list that it opens above the bar. Choosing, Escape and going elsewhere close it. */
export function MoreEntries({ of, current }: { of: readonly Entry[]; current: Entry | undefined }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <div className={classes.more} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={classes.tab}
        aria-expanded={isOpen}
        aria-controls="more-entries"
        aria-current={current && of.includes(current) ? 'true' : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <IconDots size={22} aria-hidden />
        {t('nav.more')}
      </button>
      <div id="more-entries" className={classes.sheet} hidden={!isOpen}>
        <Entries of={of} current={current} look={classes.entry} onChoose={() => setOpen(false)} />
      </div>
    </div>
  );
}
