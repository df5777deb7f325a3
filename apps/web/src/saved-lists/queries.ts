// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import { savedListChange, savedListList, savedListOpen, savedListPrint, savedListSave } from '../api/generated/sdk.gen.js';
import type { ChangeList, SavedListView, SaveList } from '../api/generated/types.gen.js';
import { queries } from '../shell/queries.js';

export const listsFor = (youthId: string) =>
  queryOptions({ queryKey: ['saved-lists', youthId], queryFn: () => call(savedListList({ path: { youthId } })) });
const load = (youthId: string, listId: string) => call(savedListOpen({ path: { youthId, listId } }));
export const listOf = (youthId: string, listId: string) =>
  queryOptions({ queryKey: ['saved-lists', youthId, listId], queryFn: () => load(youthId, listId) });

export const saveList = (youthId: string, body: SaveList, key: string) =>
  call(savedListSave({ path: { youthId }, body, headers: act(undefined, key) })).then(seen);
export const changeList = ({ youthId, id, version }: SavedListView, body: ChangeList) =>
  call(savedListChange({ path: { youthId, listId: id }, body, headers: ifMatch(version) })).then(seen);
/** Puts services at its end, as it is now; what stands there already stays where it is. */
export async function addToList(youthId: string, listId: string, serviceIds: readonly string[]): Promise<SavedListView> {
  const list = await load(youthId, listId);
  return changeList(list, { serviceIds: [...new Set([...idsOf(list), ...serviceIds])] });
}
/** What may go on paper. Asking for it is the act that is recorded. */
export const printList = (youthId: string, listId: string, key: string) =>
  call(savedListPrint({ path: { youthId, listId }, headers: act(undefined, key) }));

export const idsOf = ({ services }: SavedListView): string[] => services.map(({ service }) => service.id);

async function seen(list: SavedListView): Promise<SavedListView> {
  queries.setQueryData(listOf(list.youthId, list.id).queryKey, list);
  await queries.invalidateQueries({ queryKey: listsFor(list.youthId).queryKey, exact: true });
  return list;
}
