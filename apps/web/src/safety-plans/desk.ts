// SPDX-License-Identifier: Apache-2.0
import { useEffect, useSyncExternalStore } from 'react';
import type { PlanDraftView } from '../api/generated/types.gen.js';
import { queries } from '../shell/queries.js';
import { askBeforeUnload } from '../shell/unsent.js';
import { Autosave, type Clock, type Desk } from './autosave.js';
import { byId, differenceOf, type Written } from './document.js';
import { type ClosedReason, deskKey, draftNow, openClosed, save } from './queries.js';

export type PlanDesk = Autosave<PlanDraftView>;

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
// With what was asked for, and forgotten with it: when someone leaves, signs out, or somebody else signs in.
queries.setQueryDefaults(['desk'], { gcTime: Infinity, staleTime: Infinity });
// On whatever page one is: a desk keeps what could not be saved while one looks at another.
askBeforeUnload(() => queries.getQueriesData<PlanDesk>({ queryKey: ['desk'] }).some(([, desk]) => desk?.isDirty));

/** Why this person opened the closed lines of this draft: what a colleague wrote there meanwhile is asked for with it. */
const reasons = new WeakMap<PlanDesk, ClosedReason>();

/**
 * Where this draft is written. Text that could not be saved yet stays here while one looks at another page; without any,
 * the server's draft is what counts.
 */
export async function openDesk(youthId: string, load = draftNow): Promise<PlanDesk> {
  const kept = queries.getQueryData<PlanDesk>(deskKey(youthId));
  if (kept?.isDirty) return kept;
  const draft = await load(youthId);
  const desk: PlanDesk = new Autosave(
    draft,
    {
      send: (change, version) => save(youthId, change, version),
      load: (mine) => loadFor(youthId, mine, desk),
    },
    clock,
    () => crypto.randomUUID(),
    draft.savedAt ? Date.parse(draft.savedAt) : null,
  );
  queries.setQueryData(deskKey(youthId), desk);
  return desk;
}

async function loadFor(youthId: string, mine: Written, desk: PlanDesk): Promise<PlanDraftView> {
  const draft = await draftNow(youthId);
  const { change } = differenceOf(desk.get().server, mine);
  const touched = new Set(change?.items?.map(({ id }) => id));
  if (!draft.items.some(({ id, text }) => text === null && touched.has(id))) return draft;
  const words = byId({ items: await openClosed(youthId, 'draft', reasons.get(desk) ?? 'planning'), skipped: [] });
  return { ...draft, items: draft.items.map((line) => ({ ...line, text: line.text ?? words.get(line.id)?.text ?? null })) };
}

export const isOpened = (desk: PlanDesk): boolean => reasons.has(desk);

/** Opens the closed lines of this draft to write in them. */
export async function openClosedLines(youthId: string, desk: PlanDesk, reason: ClosedReason): Promise<void> {
  const items = await openClosed(youthId, 'draft', reason);
  reasons.set(desk, reason);
  desk.learn({ items, skipped: [] });
}

/** What stands on the desk now; saved when the page is hidden, left or closed, and with Ctrl or ⌘ S. Never blocks any of it. */
export function useDesk(desk: PlanDesk): Desk<PlanDraftView> {
  const state = useSyncExternalStore(desk.watch, desk.get);
  useEffect(() => {
    const flush = () => desk.flush();
    const hide = () => document.visibilityState === 'hidden' && desk.flush();
    const again = () => desk.get().save.is === 'away' && void desk.saveNow();
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void desk.saveNow();
    };
    addEventListener('pagehide', flush);
    addEventListener('online', again);
    document.addEventListener('visibilitychange', hide);
    document.addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', hide);
      document.removeEventListener('keydown', onKey);
      void desk.saveNow();
    };
  }, [desk]);
  return state;
}
