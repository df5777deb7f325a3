// SPDX-License-Identifier: Apache-2.0
import { call } from '../api/client.js';
import { youthSearch } from '../api/generated/sdk.gen.js';

/** By POST and past the cache: neither the address, nor the history, nor the memory of this page keeps what was looked for. */
export const searchYouth = async (words: string, signal: AbortSignal) =>
  (await call(youthSearch({ body: { words }, signal }))).items;
