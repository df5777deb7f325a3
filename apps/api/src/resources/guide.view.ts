// SPDX-License-Identifier: Apache-2.0
import type {
  GuideCredit,
  GuideLanguage,
  GuideListItem,
  GuideReviewView,
  GuideSibling,
  GuideState,
  GuideText,
  GuideVersionItem,
  GuideVersionView,
  GuideView,
} from '@harbor/contracts';
import type { GradedText, GuideTexts } from './guide.entities.js';

interface Fit {
  audiences: string[];
  topics: string[];
  youngest: number | null;
  oldest: number | null;
  languages: string[];
  genders: string[];
  traits: string[];
}
export interface PublishedRow extends Fit {
  version_id: string;
  guide_id: string;
  number: number;
  language: GuideLanguage;
  text: GradedText;
  credits: GuideCredit[];
  published_at: Date;
  is_review_due: boolean;
}
export interface VersionRow extends Fit {
  id: string;
  guide_id: string;
  number: number;
  state: Exclude<GuideState, 'review_due'>;
  is_review_due: boolean;
  texts: GuideTexts;
  written_by: string;
  written_by_name: string;
  published_by_name: string | null;
  published_at: Date | null;
  review_due_on: string | null;
  reviews: number;
  ready: number;
  changed_at: Date;
  version: number;
}
export interface ReviewRow {
  id: string;
  shown_as: string | null;
  thanks: string[];
  experiences: string[];
  verdict: string;
  note: string;
  reviewed_on: string;
  recorded_by_name: string;
}

const fitOf = ({ audiences, topics, youngest, oldest, languages, genders, traits }: Fit): Fit => {
  return { audiences, topics, youngest, oldest, languages, genders, traits };
};

export function viewListItem(row: PublishedRow): GuideListItem {
  const { title, summary, grade } = row.text;
  return {
    id: row.guide_id,
    number: row.number,
    language: row.language,
    title,
    summary,
    ...fitOf(row),
    grade,
    isReviewed: row.credits.length > 0,
    isReviewDue: row.is_review_due,
  };
}

export function viewGuide(row: PublishedRow): GuideView {
  const { text, credits, published_at: publishedAt } = row;
  return { ...viewListItem(row), parts: text.parts, publishedAt: publishedAt.toISOString(), credits };
}

/** As people see it: a published version whose day has come is due to be read again. */
export const stateOf = ({ state, is_review_due: isDue }: Pick<VersionRow, 'state' | 'is_review_due'>): GuideState =>
  state === 'published' && isDue ? 'review_due' : state;

export function viewVersionItem(row: VersionRow, language: GuideLanguage): GuideVersionItem {
  const { en, es } = row.texts;
  const { id, number, audiences, reviews, ready } = row;
  return {
    ...{ id, number, audiences, reviews, ready },
    guideId: row.guide_id,
    state: stateOf(row),
    title: (row.texts[language] ?? en ?? es)?.title ?? '',
    gradeEn: en?.grade ?? null,
    gradeEs: es?.grade ?? null,
    reviewDueOn: row.review_due_on,
    writtenByName: row.written_by_name,
    changedAt: row.changed_at.toISOString(),
  };
}

export function viewVersion(row: VersionRow, reviews: ReviewRow[], versions: GuideSibling[], readerId: string): GuideVersionView {
  const { id, number, version } = row;
  const { en, es } = row.texts;
  return {
    ...{ id, number, version },
    guideId: row.guide_id,
    state: stateOf(row),
    ...fitOf(row),
    en: en ? textOf(en) : null,
    es: es ? textOf(es) : null,
    gradeEn: en?.grade ?? null,
    gradeEs: es?.grade ?? null,
    writtenByName: row.written_by_name,
    isMine: row.written_by === readerId,
    publishedByName: row.published_by_name,
    publishedAt: row.published_at?.toISOString() ?? null,
    reviewDueOn: row.review_due_on,
    reviews: reviews.map(viewReview),
    versions,
  };
}

function textOf({ title, summary, parts }: GradedText): GuideText {
  return { title, summary, parts };
}

function viewReview({ id, thanks, experiences, verdict, note, ...row }: ReviewRow): GuideReviewView {
  return {
    ...{ id, thanks, experiences, verdict, note },
    shownAs: row.shown_as,
    reviewedOn: row.reviewed_on,
    recordedByName: row.recorded_by_name,
  };
}
