// SPDX-License-Identifier: Apache-2.0
import type { audiences, bases, ChangePlanDraft, PutPlanItem, voices } from '@harbor/contracts';
import { type FieldProblem, Unprocessable } from '../platform/refusal.js';
import { PlanTooLong, YouthDecidesWhoReads, YouthWordsAreKept } from './plan.errors.js';
import type { TemplateSection } from './templates/template.js';

/** One line of a plan as it is kept. */
export interface PlanItem {
  id: string;
  section: string;
  text: string;
  voice: (typeof voices)[number];
  basis: (typeof bases)[number] | null;
  audience: (typeof audiences)[number];
  /** Set when together mode is left or the plan is signed: from then on the youth's words are not edited. */
  isKept: boolean;
}
/** The document of a draft or a revision; what the ciphertext holds. */
export interface PlanContent {
  items: PlanItem[];
  skipped: string[];
}

/** A document as it was kept. Ids in lower case, as messages bring them: older ones may stand as somebody typed them. */
export function readContent(text: string): PlanContent {
  const { items, skipped } = JSON.parse(text) as PlanContent;
  return { items: items.map((item) => ({ ...item, id: item.id.toLowerCase() })), skipped };
}

export const emptyContent: PlanContent = { items: [], skipped: [] };
/** From the fewest readers to the most. */
const widening: readonly PlanItem['audience'][] = ['youth_and_worker', 'team', 'caregiver'];
const mostItems = 200;
const mostText = 200_000;

/** Sections of class C3 or C4: shown closed, never part of the caregivers' copy. */
export const closedSections = (sections: readonly TemplateSection[]): ReadonlySet<string> =>
  new Set(sections.filter(({ dataClass }) => dataClass !== 'C2').map(({ code }) => code));

/**
 * An autosave laid over the document: lines put by id, lines taken out. Pure; changes nothing it was given.
 *
 * @throws Unprocessable for a section the template does not have, a basis that does not suit the voice, a closed section
 *   meant for caregivers, or an id named twice; YouthWordsAreKept; YouthDecidesWhoReads; PlanTooLong
 */
export function withChanges(
  content: PlanContent,
  change: ChangePlanDraft,
  sections: readonly TemplateSection[],
  isTogether: boolean,
): PlanContent {
  requireFit(change, sections);
  const removed = new Set(change.remove);
  const kept = new Map(content.items.filter(({ isKept }) => isKept).map((item) => [item.id, item]));
  if ([...removed].some((id) => kept.has(id))) throw new YouthWordsAreKept();
  const put = new Map((change.items ?? []).map((item) => [item.id, item]));
  for (const item of put.values()) requireKept(kept.get(item.id), item, isTogether);
  const known = new Set(content.items.map(({ id }) => id));
  const items = [
    ...content.items.filter(({ id }) => !removed.has(id)).map((item) => withPut(item, put.get(item.id))),
    ...[...put.values()].filter(({ id }) => !known.has(id) && !removed.has(id)).map((item) => withPut(undefined, item)),
  ];
  if (items.length > mostItems || items.reduce((sum, { text }) => sum + text.length, 0) > mostText) throw new PlanTooLong();
  return { items, skipped: change.skipped ?? content.skipped };
}

/** Kept words stay as they are. Fewer may read them at any time; more only with the youth beside the worker. */
function requireKept(before: PlanItem | undefined, put: PutPlanItem, isTogether: boolean): void {
  if (!before) return;
  if (before.text !== put.text || before.voice !== put.voice || before.section !== put.section) throw new YouthWordsAreKept();
  if (!isTogether && widening.indexOf(put.audience) > widening.indexOf(before.audience)) throw new YouthDecidesWhoReads();
}

function withPut(before: PlanItem | undefined, put: PutPlanItem | undefined): PlanItem {
  if (!put) return before!;
  const { id, section, text, voice, basis, audience } = put;
  return { id, section, text, voice, basis: basis ?? null, audience, isKept: before?.isKept ?? false };
}

function requireFit(change: ChangePlanDraft, sections: readonly TemplateSection[]): void {
  const codes = new Set<string>(sections.map(({ code }) => code));
  const closed = closedSections(sections);
  const problems: FieldProblem[] = [];
  const problem = (pointer: string, code: string, detail: string) => problems.push({ pointer, code, detail });
  const put = new Set<string>();
  change.items?.forEach((item, i) => {
    if (put.has(item.id)) problem(`/items/${i}/id`, 'twice', 'This save puts the same line twice. Put it once, as it should be.');
    put.add(item.id);
    if (!codes.has(item.section)) problem(`/items/${i}/section`, 'unknown-section', 'The plan’s template has no such section.');
    if (item.voice === 'worker' && !item.basis) {
      problem(`/items/${i}/basis`, 'required', 'Say how you know: observed, reported or assessed.');
    }
    if (item.voice !== 'worker' && item.basis)
      problem(`/items/${i}/basis`, 'not-for-youth-words', 'The youth’s own words need no basis. Leave it out.');
    if (item.audience === 'caregiver' && closed.has(item.section)) {
      problem(
        `/items/${i}/audience`,
        'closed-section',
        'This section never goes to caregivers. Put what they need to know into another section.',
      );
    }
  });
  change.remove?.forEach((id, i) => {
    if (put.has(id)) problem(`/remove/${i}`, 'also-put', 'This save puts the line and takes it out. Do one.');
  });
  change.skipped?.forEach((code, i) => {
    if (!codes.has(code)) problem(`/skipped/${i}`, 'unknown-section', 'The plan’s template has no such section.');
  });
  if (problems.length > 0) throw new Unprocessable(problems);
}

/** The youth's words become theirs alone: in their voice, or through their interpreter. */
export function withWordsKept(content: PlanContent): PlanContent {
  return { ...content, items: content.items.map((item) => ({ ...item, isKept: item.isKept || item.voice !== 'worker' })) };
}

/** The youth takes words back: the line goes, whoever kept it. Undefined when there is no such line of theirs. */
export function withoutWords(content: PlanContent, itemId: string): PlanContent | undefined {
  const item = content.items.find(({ id }) => id === itemId);
  if (!item || item.voice === 'worker') return undefined;
  return { ...content, items: content.items.filter(({ id }) => id !== itemId) };
}

/** What may be shown again of lines written down earlier: all but those the youth took back since. */
export function notWithdrawn<I extends { id: string }>(items: readonly I[], withdrawn: readonly string[]): I[] {
  return items.filter(({ id }) => !withdrawn.includes(id.toLowerCase()));
}

/** A line the youth took back is not put again under its id. @throws Unprocessable */
export function requireNotWithdrawn(put: readonly PutPlanItem[], withdrawn: readonly string[]): void {
  const problems = put.flatMap(({ id }, i): FieldProblem[] =>
    withdrawn.includes(id)
      ? [{ pointer: `/items/${i}/id`, code: 'withdrawn', detail: 'The youth took this line back. New words get a new id.' }]
      : [],
  );
  if (problems.length > 0) throw new Unprocessable(problems);
}

/** The lines that go to caregivers: marked for them, and in a section that may. */
export function forCaregivers(content: PlanContent, sections: readonly TemplateSection[]): PlanItem[] {
  const closed = closedSections(sections);
  const order = new Map<string, number>(sections.map(({ code }, i) => [code, i]));
  return content.items
    .filter(({ audience, section }) => audience === 'caregiver' && !closed.has(section))
    .sort((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0));
}
