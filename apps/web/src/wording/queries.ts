// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { finderOf } from '@harbor/wording';
import { call } from '../api/client.js';
import { wordingList } from '../api/generated/sdk.gen.js';

/** Asked for once in a tab; without an answer there are no hints. */
export const finder = queryOptions({
  queryKey: ['wording'],
  queryFn: async () => finderOf((await call(wordingList())).items),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});
