// SPDX-License-Identifier: Apache-2.0
import type { ComparedItem, MarkChange, PlanDraftView, PlanItemView, WordChange } from '@harbor/contracts';
import type { Relation } from '@harbor/policy';
import { diffWordsWithSpace } from 'diff';
import type { PlanDraft } from './plan.entities.js';
import { closedSections, type PlanContent, type PlanItem } from './plan-content.js';
import type { TemplateSection } from './templates/template.js';

/**
 * Which lines are shown closed: restricted sections to everyone, and to supervisors also what is between the youth and
 * their worker. They are opened by a request of their own that states why.
 */
export function isClosed(item: PlanItem, sections: readonly TemplateSection[], relation: Relation): boolean {
  return closedSections(sections).has(item.section) || (item.audience === 'youth_and_worker' && relation !== 'assigned');
}

export function viewItem(item: PlanItem, closed: boolean): PlanItemView {
  const { id, section, voice, basis, audience, isKept } = item;
  return { id, section, text: closed ? null : item.text, voice, basis, audience, isClosed: closed, isKept };
}

export function viewItems(content: PlanContent, sections: readonly TemplateSection[], relation: Relation): PlanItemView[] {
  return content.items.map((item) => viewItem(item, isClosed(item, sections, relation)));
}

type DraftColumns =
  | ('id' | 'stage' | 'status' | 'templateId' | 'basedOn' | 'togetherSince' | 'agreement' | 'startedBy')
  | ('savedAt' | 'savedBy' | 'proposedAt' | 'proposedBy' | 'decidedAt' | 'decidedBy');
export interface DraftFields extends Pick<PlanDraft, DraftColumns> {
  decidedWhy: string | null;
  /** Of everyone the draft names, and of whoever asks: people who write plans cannot look others up. */
  names: Readonly<Record<string, string>>;
}

export function viewDraft(
  draft: DraftFields,
  version: number,
  content: PlanContent,
  sections: readonly TemplateSection[],
  relation: Relation,
): PlanDraftView {
  const { id, stage, status, templateId, basedOn, startedBy, proposedBy, decidedBy, decidedWhy, names } = draft;
  const nameOf = (userId: string | null) => (userId === null ? null : (names[userId] ?? null));
  return {
    id,
    stage,
    status,
    templateId,
    basedOn,
    startedBy,
    startedByName: names[startedBy] ?? '',
    savedAt: draft.savedAt?.toISOString() ?? null,
    savedByName: nameOf(draft.savedBy),
    proposedBy,
    proposedByName: nameOf(proposedBy),
    proposedAt: draft.proposedAt?.toISOString() ?? null,
    decidedBy,
    decidedByName: nameOf(decidedBy),
    decidedAt: draft.decidedAt?.toISOString() ?? null,
    decidedWhy,
    version,
    isTogether: draft.togetherSince !== null,
    agreement: draft.agreement,
    skipped: content.skipped,
    items: viewItems(content, sections, relation),
  };
}

/**
 * What changed from one document to another, line by line and word by word. Closed lines are named without words; who may
 * read them, whose words they are and how they are known is told of them too, as it is where they are shown closed: a
 * supervisor has to see that a line was opened to caregivers.
 */
export function compare(
  from: PlanContent,
  to: PlanContent,
  sections: readonly TemplateSection[],
  relation: Relation,
): ComparedItem[] {
  const before = new Map(from.items.map((item) => [item.id, item]));
  const after = new Map(to.items.map((item) => [item.id, item]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): ComparedItem[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const marks = { audience: mark(old, now, 'audience'), voice: mark(old, now, 'voice'), basis: mark(old, now, 'basis') };
    const movedFrom = old && now && old.section !== now.section ? old.section : null;
    if (old && now && old.text === now.text && !movedFrom && !Object.values(marks).some(Boolean)) return [];
    const closed = [old, now].some((one) => one !== undefined && isClosed(one, sections, relation));
    const kind = !old ? 'added' : !now ? 'removed' : 'changed';
    const { section } = (now ?? old)!;
    return [{ id, section, movedFrom, kind, ...marks, isClosed: closed, words: closed ? [] : wordChanges(old, now) }];
  });
}

function mark(old: PlanItem | undefined, now: PlanItem | undefined, name: 'audience' | 'voice' | 'basis'): MarkChange | null {
  const [before, after] = [old?.[name] ?? null, now?.[name] ?? null];
  return before === after ? null : { before, after };
}

function wordChanges(old: PlanItem | undefined, now: PlanItem | undefined): WordChange[] {
  return diffWordsWithSpace(old?.text ?? '', now?.text ?? '').map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
