// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateView, TemplateSectionView } from '../api/generated/types.gen.js';
import { hindranceOf, type Line, type Written } from './document.js';
import { template } from './queries.js';

/** Short questions that come before the sections when somebody has just come back. */
export const firstQuestions = ['need', 'health', 'who', 'later'] as const;
/** Where their answers are kept. */
export const firstSection = 'at_recovery';

export type SectionState = 'done' | 'in_progress' | 'not_started' | 'skipped';

/** The sections of this stage, in the template's order; what comes first at recovery comes first here. */
export function sectionsOf({ sections }: PlanTemplateView, stage: string): TemplateSectionView[] {
  const asked = sections.filter(({ stages }) => stages.includes(stage));
  if (stage !== 'at_recovery') return asked;
  return [...asked.filter(({ code }) => code === firstSection), ...asked.filter(({ code }) => code !== firstSection)];
}

/** Sections that this stage does not ask about; they may hold lines of an earlier plan. */
export const othersOf = (plan: PlanTemplateView, stage: string): TemplateSectionView[] =>
  plan.sections.filter(({ stages }) => !stages.includes(stage));

export function stateOf(code: string, { items, skipped }: Written, isOpen: boolean): SectionState {
  const lines = items.filter(({ section }) => section === code);
  if (lines.length === 0) return skipped.includes(code) ? 'skipped' : isOpen ? 'in_progress' : 'not_started';
  return isOpen || lines.some((line) => hindranceOf(line)) ? 'in_progress' : 'done';
}

/** Lines by section, in the order of the template. Sections it does not know come last. */
export function bySection<L extends Pick<Line, 'section'>>(sections: readonly TemplateSectionView[], lines: readonly L[]) {
  const codes = [...new Set([...sections.map(({ code }) => code), ...lines.map(({ section }) => section)])];
  return codes
    .map((code) => ({ code, lines: lines.filter(({ section }) => section === code) }))
    .filter(({ lines }) => lines.length);
}

/** Titles of sections, in words; a section that the template of today no longer has says that. */
export function useTitles(templateId?: string): (code: string) => string {
  const { t } = useTranslation('safety-plans');
  const { data } = useQuery(template(templateId));
  return (code) => data?.sections.find((one) => one.code === code)?.title ?? (data ? t('otherSection') : '');
}
