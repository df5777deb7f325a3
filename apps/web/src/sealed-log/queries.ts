// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  sealedLogCheckpoints,
  sealedLogConsistency,
  sealedLogDeclare,
  sealedLogExport,
  sealedLogHistory,
  sealedLogPlace,
  sealedLogReceipt,
  sealedLogShow,
  sealedLogVerify,
} from '../api/generated/sdk.gen.js';
import type { Checkpoints, DeclareEpoch } from '../api/generated/types.gen.js';

export const logKey = ['sealed-log'];

export const standing = queryOptions({ queryKey: [...logKey, 'standing'], queryFn: () => call(sealedLogShow()) });
export const epochs = queryOptions({ queryKey: [...logKey, 'epochs'], queryFn: () => call(sealedLogHistory()) });
export const checkpoints = infiniteQueryOptions({
  queryKey: [...logKey, 'checkpoints'],
  queryFn: ({ pageParam }) => call(sealedLogCheckpoints({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } })),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: Checkpoints) => next,
});

export const askForCheck = (key: string) => call(sealedLogVerify({ headers: act(undefined, key) }));
export const askForBundle = (key: string) => call(sealedLogExport({ headers: act(undefined, key) }));
export const declareEpoch = (body: DeclareEpoch, key: string) => call(sealedLogDeclare({ body, headers: act(undefined, key) }));

export const placeOf = (eventId: string) => call(sealedLogPlace({ path: { eventId } }));

/** The receipt of an event as C2SP tlog-proof has it. */
export const receiptOf = (eventId: string) => call<Blob>(sealedLogReceipt({ path: { eventId }, parseAs: 'blob' }) as never);

/** Both checkpoints and the proof between them, as they came. */
export async function proofBetween(first: number, second: number): Promise<Blob> {
  const proof = await call(sealedLogConsistency({ query: { first, second } }));
  return new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' });
}
