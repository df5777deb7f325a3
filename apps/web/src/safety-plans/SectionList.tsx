// SPDX-License-Identifier: Apache-2.0
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateView } from '../api/generated/types.gen.js';
import type { Written } from './document.js';
import classes from './Edit.module.css';
import { firstQuestions, othersOf, sectionsOf, stateOf } from './sections.js';

interface Listed {
  youthId: string;
  plan: PlanTemplateView;
  stage: string;
  written: Written;
  /** Code of the section that is open. */
  open: string;
}

/** The sections and how far each is: at the side of wide windows, folded above on phones. */
export function SectionList({ youthId, plan, stage, written, open }: Listed) {
  const { t } = useTranslation('safety-plans');
  const isWide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false });
  const asked = sectionsOf(plan, stage);
  const done = asked.filter(({ code }) => ['done', 'skipped'].includes(stateOf(code, written, false))).length;
  const entry = (code: string, title: string, state: string) => (
    <li key={code}>
      <Link to={`/youth/${youthId}/plan/edit/${code}` as '/'} className={classes.section}>
        <span>{title}</span>
        <span className={classes.state}>{state}</span>
      </Link>
    </li>
  );
  const state = (code: string) => t(`state.${stateOf(code, written, code === open)}`);
  return (
    <nav aria-label={t('edit.sections')} className="no-print">
      <details open={isWide} key={isWide ? 'wide' : open}>
        <summary className={classes.summary}>
          {t('edit.progress', { done, count: asked.length })}
          <IconChevronDown size={18} aria-hidden />
        </summary>
        <ul className={classes.list}>
          {stage === 'at_recovery' && entry('first', t('first.title'), t('first.count', { count: firstQuestions.length }))}
          {asked.map(({ code, title }) => entry(code, title, state(code)))}
        </ul>
        <details open={othersOf(plan, stage).some(({ code }) => code === open)}>
          <summary className={classes.summary}>
            {t('edit.others')}
            <IconChevronDown size={18} aria-hidden />
          </summary>
          <ul className={classes.list}>{othersOf(plan, stage).map(({ code, title }) => entry(code, title, state(code)))}</ul>
        </details>
      </details>
    </nav>
  );
}
