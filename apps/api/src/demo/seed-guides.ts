// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { gradeOf } from '../resources/index.js';
import { guidesImported } from './demo.events.js';
import { type DemoAgency, importDay } from './seed-agencies.js';
import type { Book, NewRow } from './seed-book.js';
import { demoGuides, type DemoReview, type DemoVersion } from './world/index.js';

const importAt = 18 * 60 + 30;
const morning = 10 * 60;

/** The first agency's guides, in every state that a version can be in. */
export function bringGuides(book: Book, agencies: readonly DemoAgency[]): void {
  const agency = agencies[0]!;
  const rows = demoGuides.flatMap(({ versions, ...forWhom }) => {
    const guideId = randomUUID();
    return versions.flatMap((version, i) => rowsOf(agency, { guide_id: guideId, number: i + 1, ...forWhom }, version));
  });
  const at = agency.calendar.at(importDay, importAt);
  book.byOwner(agency.id, { at, kind: guidesImported, happening: { resultCount: demoGuides.length }, rows });
}

function rowsOf({ calendar, accounts }: DemoAgency, guide: Record<string, unknown>, version: DemoVersion): NewRow[] {
  const { state, en, es, publishedDaysAgo, dueInDays, reviews = [] } = version;
  const [writer, publisher] = [accounts.get('o.bashir')!.id, accounts.get('m.oakley')!.id];
  const wasPublished = publishedDaysAgo !== undefined && dueInDays !== undefined;
  const id = randomUUID();
  const credited = reviews.filter(({ verdict }) => verdict === 'ready');
  const values = {
    youngest: null,
    oldest: null,
    languages: [],
    genders: [],
    ...guide,
    state,
    traits: [],
    texts: { en: { ...en, grade: gradeOf('en', en) }, ...(es ? { es: { ...es, grade: gradeOf('es', es) } } : {}) },
    credits: wasPublished ? credited.map((one) => creditOf(one, calendar.date(one.daysAgo))) : [],
    written_by: writer,
    published_by: wasPublished ? publisher : null,
    published_at: wasPublished ? calendar.at(publishedDaysAgo, morning) : null,
    review_due_on: wasPublished ? calendar.date(-dueInDays) : null,
  };
  const said = reviews.map((review): NewRow => {
    const { shownAs = null, thanks, experiences, verdict, note = '', daysAgo } = review;
    const own = { shown_as: shownAs, thanks, experiences, verdict, note, reviewed_on: calendar.date(daysAgo) };
    return { table: 'guide_review', id: randomUUID(), values: { guide_version_id: id, ...own, recorded_by: writer } };
  });
  return [{ table: 'guide_version', id, values }, ...said];
}

const creditOf = ({ shownAs, experiences, thanks }: DemoReview, reviewedOn: string) => {
  return { shownAs: shownAs ?? null, experiences, thanks, reviewedOn };
};
