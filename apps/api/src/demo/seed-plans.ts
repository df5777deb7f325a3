// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { addDays } from '@harbor/calendar';
import {
  builtInTemplate,
  caregiverPlanAcknowledged,
  draftChanged,
  draftStarted,
  forCaregivers,
  type PlanContent,
  planProposed,
  planSigned,
  withWordsKept,
} from '../safety-plans/index.js';
import { liveDays } from './seed-agencies.js';
import type { Act, Book, NewRow } from './seed-book.js';
import { later } from './seed-calendar.js';
import { record, type SeededFile } from './seed-files.js';
import { type DemoRevision, planItemsFor, planRevisionsOf } from './world/index.js';
import { turn } from './world/seeded.js';

const draftMinute = 16 * 60 + 10;

/** Every youth's plan: signed revisions with the caregivers' copies and who has read them, and drafts still open. */
export function makePlans(book: Book, files: readonly SeededFile[]): void {
  for (const file of files) {
    const lines = new Map<string, string>();
    const revisions = planRevisionsOf(file.youth.index);
    const signed = revisions.filter(({ signedDaysAgo }) => signedDaysAgo !== null);
    const open = revisions.find(({ signedDaysAgo }) => signedDaysAgo === null);
    const plan = planRow(file, signed);
    signed.forEach((revision, place) => sign(book, file, revision, place === 0 ? [plan] : [], contentOf(file, revision, lines)));
    if (open) begin(book, file, open, signed.length === 0 ? [plan] : [], contentOf(file, open, lines));
  }
}

function planRow({ id, planId, agency }: SeededFile, signed: readonly DemoRevision[]): NewRow {
  const last = signed.at(-1);
  const review_by = last ? addDays(agency.calendar.date(last.signedDaysAgo ?? 0), agency.reviewDays) : null;
  return {
    table: 'safety_plan',
    id: planId,
    values: { youth_id: id, current_revision: signed.length, stage: last?.stage ?? null, review_by },
  };
}

/** A line keeps its id from one revision to the next, so that a comparison finds what stayed. */
function contentOf(file: SeededFile, { stage, language, edition }: DemoRevision, lines: Map<string, string>): PlanContent {
  const items = planItemsFor(file.youth.index, stage, language, edition).map((item) => {
    const id = lines.get(item.text) ?? randomUUID();
    lines.set(item.text, id);
    return { id, ...item, isKept: false };
  });
  const answered = new Set<string>(items.map(({ section }) => section));
  const skipped = builtInTemplate.sections
    .filter(({ code, canSkip, stages }) => canSkip && stages.includes(stage) && !answered.has(code))
    .map(({ code }) => code);
  return { items, skipped };
}

function sign(book: Book, file: SeededFile, revision: DemoRevision, first: NewRow[], content: PlanContent): void {
  const { id: youthId, agency, youth } = file;
  const { agreement, edition } = revision;
  const signedAt = agency.calendar.at(
    revision.signedDaysAgo ?? 0,
    draftMinute + 30 + (turn('signed', youth.index, edition) % 40),
  );
  const began = later(signedAt, -11);
  const savedAt = later(began, 2 * savedSections(content).length);
  const draft = draftOf(file, revision, content, { status: 'signed', saved_at: savedAt, closed_at: signedAt });
  const seeded = { id: randomUUID(), copyId: randomUUID(), number: file.revisions.length + 1, signedAt };
  file.revisions.push(seeded);
  const happening = { resourceId: seeded.id, subjects: [youthId], relation: 'assigned', reasonCode: agreement ?? '' };
  const signing = [draft, ...first, revisionRow(file, revision, seeded, content), copyRow(file, revision, seeded, content)];
  const act: Act = { at: signedAt, kind: planSigned, ruleId: 'plan.sign', happening, rows: signing };
  record(book, file, act, writing(file, draft.id, began, content));
  acknowledge(book, file, seeded);
}

/** The minutes before: begun, and saved as it was typed. */
function writing({ id: youthId }: SeededFile, draftId: string, from: Date, content: PlanContent): Act[] {
  const happening = { resourceId: draftId, subjects: [youthId], relation: 'assigned' };
  return [
    { at: from, kind: draftStarted, ruleId: 'plan.draft', happening },
    ...savedSections(content).map((section, place): Act => {
      return {
        at: later(from, 2 + place * 2),
        kind: draftChanged,
        ruleId: 'plan.draft',
        happening: { ...happening, fields: [section] },
      };
    }),
  ];
}

/** Two minutes each. */
const savedSections = (content: PlanContent): string[] => [...new Set(content.items.map(({ section }) => section))].slice(0, 4);

function begin(book: Book, file: SeededFile, revision: DemoRevision, first: NewRow[], content: PlanContent): void {
  const at = file.agency.calendar.at(revision.startedDaysAgo, draftMinute);
  const isProposed = revision.status === 'proposed';
  const draft = draftOf(file, revision, content, {
    saved_at: at,
    ...(isProposed ? { status: 'proposed', proposed_by: file.worker.id, proposed_at: later(at, 9) } : {}),
  });
  const happening = { resourceId: draft.id, subjects: [file.id], relation: 'assigned' };
  const acts: Act[] = [{ at, kind: draftStarted, ruleId: 'plan.draft', happening, rows: [draft, ...first] }];
  if (isProposed) acts.push({ at: later(at, 9), kind: planProposed, ruleId: 'plan.draft', happening });
  book.sitting(file.worker, acts);
}

function draftOf(file: SeededFile, { stage, status }: DemoRevision, content: PlanContent, end: Record<string, unknown>): NewRow {
  const id = randomUUID();
  const kept = status === 'draft' ? content : withWordsKept(content);
  const values = {
    ...{ plan_id: file.planId, youth_id: file.id, template_id: file.agency.templateId, stage, based_on: file.revisions.length },
    ...{ started_by: file.worker.id, saved_by: file.worker.id, status: 'draft', proposed_by: null, closed_at: null },
    ...end,
    content_enc: file.cipher.encrypt('plan_draft.content', id, JSON.stringify(kept)),
  };
  return { table: 'plan_draft', id, values };
}

function revisionRow(
  file: SeededFile,
  revision: DemoRevision,
  seeded: SeededFile['revisions'][number],
  content: PlanContent,
): NewRow {
  const { id, number, signedAt } = seeded;
  const { agency, worker, cipher } = file;
  const approver = agency.needsApproval ? agency.accounts.get(worker.supervisor ?? '')?.id : undefined;
  const values = {
    ...{ plan_id: file.planId, youth_id: file.id, template_id: agency.templateId, number, stage: revision.stage },
    ...{ signed_by: worker.id, signed_at: signedAt, approved_by: approver ?? null, agreement: revision.agreement },
    review_by: addDays(agency.calendar.date(revision.signedDaysAgo ?? 0), agency.reviewDays),
    content_enc: cipher.encrypt('plan_revision.content', id, JSON.stringify(withWordsKept(content))),
    agreement_why_enc: cipher.encryptOrNull('plan_revision.agreementWhy', id, revision.agreementWhy?.en),
  };
  return { table: 'plan_revision', id, values };
}

function copyRow(
  file: SeededFile,
  { stage }: DemoRevision,
  seeded: SeededFile['revisions'][number],
  content: PlanContent,
): NewRow {
  const { id: revisionId, copyId: id, number, signedAt } = seeded;
  const copy = { templateId: file.agency.templateId, items: forCaregivers(content, builtInTemplate.sections) };
  const content_enc = file.cipher.encrypt('caregiver_plan.content', id, JSON.stringify(copy));
  const values = { youth_id: file.id, revision_id: revisionId, number, stage, content_enc, published_at: signedAt };
  return { table: 'caregiver_plan', id, values };
}

/** Most caregivers read their copy that evening; some have not yet, and one of those is the first the start page names. */
function acknowledge(book: Book, file: SeededFile, { copyId, number, signedAt }: SeededFile['revisions'][number]): void {
  const { youth, agency, id: youthId } = file;
  const stay = file.stays.find(({ from, until }) => from <= signedAt && (until === null || until > signedAt));
  for (const caregiver of stay?.home.caregivers ?? []) {
    if (youth.index === 0 || turn('missing', youth.index, number, caregiver.signInName) % 4 === 0) continue;
    const at = later(signedAt, 150 + (turn('read', youth.index, number, caregiver.signInName) % 120));
    const id = randomUUID();
    const values = { youth_id: youthId, caregiver_plan_id: copyId, user_id: caregiver.id, acknowledged_at: at };
    const rows = [{ table: 'plan_acknowledgement', id, values }];
    if (at < agency.calendar.at(liveDays, 0)) {
      file.imported.push(...rows);
      continue;
    }
    const happening = { resourceId: id, subjects: [youthId], relation: 'placed' };
    book.sitting(caregiver, [{ at, kind: caregiverPlanAcknowledged, ruleId: 'caregiverPlan.acknowledge', happening, rows }]);
  }
}
