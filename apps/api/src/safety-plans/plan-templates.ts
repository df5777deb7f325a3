// SPDX-License-Identifier: Apache-2.0
import { awayAndBackSections } from './templates/away-and-back.js';
import { peopleAndPlacesSections } from './templates/people-and-places.js';
import { steadySections } from './templates/steady.js';
import { sectionCodes, type TemplateSection } from './templates/template.js';

export * from './templates/template.js';

const written = [...steadySections, ...peopleAndPlacesSections, ...awayAndBackSections];

/** The section of this code. A code without its text is a mistake in these files, found when the server starts. */
function sectionOf(code: (typeof sectionCodes)[number]): TemplateSection {
  const section = written.find((one) => one.code === code);
  if (!section) throw new Error(`The built-in plan template has no section ${code}.`);
  return section;
}

/**
 * The safety plan template every agency starts with, sections in the order they are shown. The headings are our own:
 * no licensed form is copied here.
 *
 * A template that plans were signed with is never edited: a change of words is version 2 with its own effective date,
 * because a signed revision is read beside the questions that were asked.
 */
export const builtInTemplate = {
  code: 'safety_plan',
  version: 1,
  effectiveOn: '2026-01-01',
  sections: sectionCodes.map(sectionOf),
} as const;
