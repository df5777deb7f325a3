// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import classes from './WordDiff.module.css';

export interface Word {
  /** same, added or removed. */
  kind: string;
  text: string;
}

/** What changed, by word: a label and a line say what a colour alone would not. */
export function WordDiff({ words }: { words: readonly Word[] }) {
  const { t } = useTranslation('design');
  return (
    <p className={`typed ${classes.words}`}>
      {words.map(({ kind, text }, i) => {
        if (kind === 'added')
          return (
            <ins key={i} className={classes.added}>
              <span className={classes.label}>{t('diff.added')}</span> {text}
            </ins>
          );
        if (kind === 'removed')
          return (
            <del key={i} className={classes.removed}>
              <span className={classes.label}>{t('diff.removed')}</span> {text}
            </del>
          );
        return <span key={i}>{text}</span>;
      })}
    </p>
  );
}
