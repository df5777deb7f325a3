// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { todayOpen, youthList } from '../api/generated/sdk.gen.js';

/** What asks for attention. Overview and approvals show the same answer. */
export const today = queryOptions({ queryKey: ['today'], queryFn: () => call(todayOpen()) });

export const myYouth = queryOptions({
  queryKey: ['today', 'youth'],
  queryFn: () => call(youthList({ query: { limit: 100 } })),
});
