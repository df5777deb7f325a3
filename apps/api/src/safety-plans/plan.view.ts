// SPDX-License-Identifier: Apache-2.0
import type { ComparedItem, PlanDraftView, PlanItemView } from '@harbor/contracts';
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

export type DraftFields = Pick<
  PlanDraft,
  'id' | 'stage' | 'status' | 'templateId' | 'basedOn' | 'togetherSince' | 'startedBy' | 'proposedBy' | 'decidedBy'
>;

export function viewDraft(
  draft: DraftFields,
  version: number,
  content: PlanContent,
  sections: readonly TemplateSection[],
  relation: Relation,
): PlanDraftView {
  const { id, stage, status, templateId, basedOn, startedBy, proposedBy, decidedBy } = draft;
  return {
    id,
    stage,
    status,
    templateId,
    basedOn,
    startedBy,
    proposedBy,
    decidedBy,
    version,
    isTogether: draft.togetherSince !== null,
    skipped: content.skipped,
    items: viewItems(content, sections, relation),
  };
}

/** What changed from one revision to another, line by line and word by word. Closed lines are named without words. */
export function compare(
  from: PlanContent,
  to: PlanContent,
  sections: readonly TemplateSection[],
  relation: Relation,
): ComparedItem[] {
  const before = new Map(from.items.map((item) => [item.id, item]));
  const after = new Map(to.items.map((item) => [item.id, item]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const old = before.get(id);
    const now = after.get(id);
    const item = (now ?? old)!;
    if (old?.text === now?.text && old?.section === now?.section) return [];
    const kind = !old ? 'added' : !now ? 'removed' : 'changed';
    const hidden = [old, now].some((one) => one && isClosed(one, sections, relation));
    const words = hidden
      ? []
      : diffWordsWithSpace(old?.text ?? '', now?.text ?? '').map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value,
        }));
    return [{ id, section: item.section, kind, words }];
  });
}
