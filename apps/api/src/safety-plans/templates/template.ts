// SPDX-License-Identifier: Apache-2.0

/** The moments a plan is made for, in the order a youth may live through them. */
export const planStages = ['in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition'] as const;
export type PlanStage = (typeof planStages)[number];

/** The sections of a plan, in the order they are shown: what is strong comes before what is hard. */
export const sectionCodes = [
  'about_me',
  'grounding',
  'triggers',
  'warning_signs',
  'safe_people',
  'safe_places',
  'run_risk',
  'while_missing',
  'at_recovery',
  'digital_safety',
  'professionals',
  'environment',
  'sharing',
] as const;
export type SectionCode = (typeof sectionCodes)[number];

/** Who an answer is meant for. The youth decides for each answer; a section only suggests. */
export type SuggestedAudience = 'youth_and_worker' | 'team' | 'caregiver';

/**
 * What a youth reads in one language. `prompt` speaks to the youth ("you", Spanish "tú"); `why` says why we ask;
 * `whoSees` says who reads the answer unless the youth chooses otherwise.
 */
export interface TemplateText {
  title: string;
  prompt: string;
  why: string;
  whoSees: string;
}

/**
 * One section. A section of class C3 or C4 is shown closed and never becomes part of the caregiver's copy, whatever
 * its items say, so whatever a foster parent must know has to sit in a C2 section.
 */
export interface TemplateSection {
  code: SectionCode;
  dataClass: 'C2' | 'C3' | 'C4';
  stages: PlanStage[];
  suggestedAudience: SuggestedAudience;
  /** False only where the worker can fill the section in without asking the youth anything. */
  canSkip: boolean;
  text: { en: TemplateText; es: TemplateText };
}
