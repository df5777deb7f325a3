// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import {
  accessMembers,
  agencyShow,
  draftChange,
  draftDecide,
  draftGet,
  draftPropose,
  draftSetAside,
  draftSign,
  draftStart,
  draftWithdraw,
  planClosed,
  planClosedOfDraft,
  planCompare,
  planCompareDraft,
  planList,
  planOverview,
  planPreview,
  planRevision,
  templateCurrent,
  templateVersion,
} from '../api/generated/sdk.gen.js';
import type {
  ComparedItem,
  DecideOnDraft,
  PlanDraftView,
  PlanItemView,
  PlanTemplateView,
  SignPlan,
  StartPlanDraft,
} from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { spoken } from '../language/language.js';
import { queries } from '../shell/queries.js';
import type { Change } from './document.js';

export type ClosedReason = 'planning' | 'supervision' | 'safety_concern' | 'court' | 'complaint';

const of = (youthId: string, ...rest: unknown[]) => ['safety-plans', youthId, ...rest];
/** After an act: whatever is shown of this youth's plan is asked for anew, here and where other rooms show it. */
export const planChanged = (youthId: string) =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [room, id] }) =>
      (room === 'safety-plans' && id === youthId) || ['today', 'timeline'].includes(room as string),
  });

export const planOf = (youthId: string) =>
  queryOptions({ queryKey: of(youthId, 'plan'), queryFn: () => call(planOverview({ path: { youthId } })) });
export const draftNow = (youthId: string) => call(draftGet({ path: { youthId } }));
/** There is a plan within reach and no draft of it is open. */
export class NoDraft extends Refused {
  constructor() {
    super(404, 'not-found');
  }
}
/** The open draft, asked for only when the plan says that there is one. @throws NoDraft */
export async function openDraft(youthId: string): Promise<PlanDraftView> {
  const { draftId } = await queries.fetchQuery(planOf(youthId));
  if (!draftId) throw new NoDraft();
  return draftNow(youthId);
}
/** Where a draft is written in this window; what is written there and not saved comes before what the server has. */
export const deskKey = (youthId: string) => ['desk', youthId];
export const draftOf = (youthId: string) =>
  queryOptions({
    queryKey: of(youthId, 'draft'),
    queryFn: async () => {
      await queries.getQueryData<{ saveNow(): Promise<void> }>(deskKey(youthId))?.saveNow();
      return openDraft(youthId);
    },
  });
export const revisionsOf = (youthId: string) =>
  queryOptions({ queryKey: of(youthId, 'revisions'), queryFn: () => call(planList({ path: { youthId } })) });
export const revisionOf = (youthId: string, number: number) =>
  queryOptions({
    queryKey: of(youthId, 'revision', number),
    queryFn: () => call(planRevision({ path: { youthId, number } })),
    // A signed revision never changes.
    staleTime: 300_000,
  });
/** From one signed plan to another; without `to` it is the draft as it stands, without `from` the plan in force. */
export const comparisonOf = (youthId: string, from: number | undefined, to: number | undefined) =>
  queryOptions({
    queryKey: of(youthId, 'compare', from ?? 'in force', to ?? 'draft'),
    queryFn: () => {
      const path = { youthId };
      const query = from === undefined ? {} : { from };
      const answer = to === undefined ? planCompareDraft({ path, query }) : planCompare({ path, query: { from: from ?? 0, to } });
      return call<{ from: number; items: ComparedItem[] }>(answer as never);
    },
  });
export const previewOf = (youthId: string) =>
  queryOptions({
    queryKey: of(youthId, 'preview', spoken()),
    queryFn: () => call(planPreview({ path: { youthId }, query: { language: spoken() } })),
  });
/** Who lives with the youth now, and who else is around them. */
export const teamOf = (youthId: string) =>
  queryOptions({ queryKey: of(youthId, 'team'), queryFn: () => call(accessMembers({ path: { youthId } })) });
export const agency = queryOptions({
  queryKey: ['safety-plans', 'agency'],
  queryFn: () => call(agencyShow()),
  staleTime: 60_000,
});
/** The questions a plan was made with, or those of today, in the language that is read. Templates never change once written. */
export const template = (templateId?: string) =>
  queryOptions({
    queryKey: ['safety-plans', 'template', templateId ?? 'current', spoken()],
    queryFn: () => {
      const query = { language: spoken() };
      return call<PlanTemplateView>(
        (templateId ? templateVersion({ path: { templateId }, query }) : templateCurrent({ query })) as never,
      );
    },
    staleTime: 300_000,
  });

/** Somebody was faster: the page shows what there is now, and the act is done again by whoever has read that. */
export async function againOnceRead<T>(youthId: string, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Refused && error.status === 412) await planChanged(youthId);
    throw error;
  }
}

export const start = (youthId: string, body: StartPlanDraft, key: string) =>
  call(draftStart({ path: { youthId }, body, headers: act(undefined, key) }));

/** A page that is being left can still send so much. */
const mostAfterLeaving = 60_000;
export const save = (youthId: string, body: Change, version: number) =>
  call(
    draftChange({
      path: { youthId },
      body: body as never,
      headers: ifMatch(version),
      keepalive: JSON.stringify(body).length < mostAfterLeaving / 3,
    }),
  );
export const withdraw = (youthId: string, version: number, itemId: string) =>
  call(draftWithdraw({ path: { youthId }, body: { itemId }, headers: act(version) }));
export const propose = (youthId: string, version: number, key: string) =>
  againOnceRead(youthId, call(draftPropose({ path: { youthId }, headers: act(version, key) })));
export const setAside = (youthId: string, version: number, key: string) =>
  againOnceRead(youthId, call(draftSetAside({ path: { youthId }, headers: act(version, key) })));
export const decide = (youthId: string, version: number, body: DecideOnDraft, key: string) =>
  againOnceRead(youthId, call(draftDecide({ path: { youthId }, body, headers: act(version, key) })));
export const sign = (youthId: string, version: number, body: SignPlan, key: string) =>
  againOnceRead(youthId, call(draftSign({ path: { youthId }, body, headers: act(version, key) })));

/** The lines that are shown closed. Each opening leaves its reason in the log, so nothing of it is kept for later. */
export const openClosed = async (youthId: string, number: number | 'draft', reason: ClosedReason): Promise<PlanItemView[]> => {
  const query = { reason };
  const answer =
    number === 'draft' ? planClosedOfDraft({ path: { youthId }, query }) : planClosed({ path: { youthId, number }, query });
  return (await call<{ items: PlanItemView[] }>(answer as never)).items;
};
