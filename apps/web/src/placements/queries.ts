// SPDX-License-Identifier: Apache-2.0
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  placementAddress,
  placementAway,
  placementEnd,
  placementList,
  placementPlace,
  placementRespite,
  plannedMoveCallOff,
  plannedMovePlan,
} from '../api/generated/sdk.gen.js';
import type { EndLayer, PlaceYouth, PlanMove, StartAway, StartRespite } from '../api/generated/types.gen.js';

export const placementsOf = (youthId: string) =>
  queryOptions({ queryKey: ['youth', youthId, 'placements'], queryFn: () => call(placementList({ path: { youthId } })) });
export const loadAddress = (youthId: string) => call(placementAddress({ path: { youthId } }));

export const place = (youthId: string, body: PlaceYouth, key: string) =>
  call(placementPlace({ path: { youthId }, body, headers: act(undefined, key) }));
export const startRespite = (youthId: string, body: StartRespite, key: string) =>
  call(placementRespite({ path: { youthId }, body, headers: act(undefined, key) }));
export const startAway = (youthId: string, body: StartAway, key: string) =>
  call(placementAway({ path: { youthId }, body, headers: act(undefined, key) }));
export const endLayer = (youthId: string, arrangementId: string, version: number, body: EndLayer, key: string) =>
  call(placementEnd({ path: { youthId, arrangementId }, body, headers: act(version, key) }));
export const planMove = (youthId: string, body: PlanMove, key: string) =>
  call(plannedMovePlan({ path: { youthId }, body, headers: act(undefined, key) }));
export const callOff = (youthId: string, moveId: string, version: number, key: string) =>
  call(plannedMoveCallOff({ path: { youthId, moveId }, headers: act(version, key) }));

/** A move changes who is around the youth, their timeline and the places that are free; the file stays as it is. */
export function useMoved(youthId: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['youth', youthId], predicate: ({ queryKey }) => queryKey[2] !== 'file' }),
      client.invalidateQueries({ queryKey: ['homes'] }),
    ]);
}
