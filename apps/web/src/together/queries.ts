// SPDX-License-Identifier: Apache-2.0
import { act, call } from '../api/client.js';
import { draftAnswer, draftLeave, draftTogether } from '../api/generated/sdk.gen.js';
import type { AnswerPlan, PlanDraftView } from '../api/generated/types.gen.js';
import type { PlanDesk } from '../safety-plans/desk.js';
import { queries } from '../shell/queries.js';
import { me } from '../shell/session.js';
import { tellTabs } from '../shell/tabs.js';

export type Answer = AnswerPlan['agreement'];

/** What the server holds this session to is known here and in every other tab at once, not first when one asks. */
export function sessionIsWith(youthId: string | null): void {
  queries.setQueryData(me.queryKey, (mine) => mine && { ...mine, togetherWith: youthId });
  tellTabs('opened');
}

/** The session shows this youth's draft alone from here on; nothing to do where it does already. */
export async function beTogether(youthId: string, desk: PlanDesk): Promise<void> {
  const isHere = queries.getQueryData(me.queryKey)?.togetherWith === youthId;
  const { isTogether, status } = desk.get().server;
  if (status !== 'draft' || (isHere && isTogether)) return;
  await desk.act((version) => call(draftTogether({ path: { youthId }, headers: act(version) })));
  sessionIsWith(youthId);
}

/**
 * The screen is the worker's again, once all that was written is saved. Needs a code of the last minute. Where nothing
 * can be saved any more, because somebody closed the draft, it is the worker's all the same.
 */
export async function leaveTogether(youthId: string, desk: PlanDesk | undefined): Promise<PlanDraftView> {
  const leave = () => call(draftLeave({ path: { youthId }, headers: act() }));
  await desk?.saveNow();
  return desk && desk.get().save.is !== 'refused' ? desk.act(leave) : leave();
}

export const answer = (youthId: string, desk: PlanDesk, agreement: Answer) =>
  desk.act((version) => call(draftAnswer({ path: { youthId }, body: { agreement }, headers: act(version) })));
