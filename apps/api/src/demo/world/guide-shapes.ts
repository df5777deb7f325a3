// SPDX-License-Identifier: Apache-2.0
import type { GuidePart, GuideText } from '@harbor/contracts';

export interface DemoReview {
  shownAs?: string;
  thanks: string[];
  experiences: string[];
  verdict: 'ready' | 'change_first';
  note?: string;
  daysAgo: number;
}
export interface DemoVersion {
  state: 'draft' | 'in_review' | 'published' | 'replaced' | 'withdrawn';
  en: GuideText;
  es?: GuideText;
  /** When it was published, and in how many days it is due to be read again; negative: it was due. */
  publishedDaysAgo?: number;
  dueInDays?: number;
  reviews?: DemoReview[];
}
/** A guide of the demo, the oldest version first. */
export interface DemoGuide {
  audiences: string[];
  topics: string[];
  youngest?: number;
  oldest?: number;
  languages?: string[];
  genders?: string[];
  versions: DemoVersion[];
}

export const words = (heading: string, ...lines: string[]): GuidePart => ({ kind: 'words', heading, lines });
export const list = (heading: string, ...lines: string[]): GuidePart => ({ kind: 'list', heading, lines });
export const steps = (heading: string, ...lines: string[]): GuidePart => ({ kind: 'steps', heading, lines });
export const myth = (heading: string, ...lines: string[]): GuidePart => ({ kind: 'myth_and_fact', heading, lines });
export const text = (title: string, summary: string, ...parts: GuidePart[]): GuideText => ({ title, summary, parts });
