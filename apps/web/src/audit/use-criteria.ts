// SPDX-License-Identifier: Apache-2.0
import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Criteria, Enumerated } from './criteria.js';

type Whom = Pick<Criteria, 'who' | 'youth'>;
// Kept where answers are kept: gone with them when somebody leaves, locks or signs out.
const remembered = queryOptions<Whom>({ queryKey: ['audit', 'whom'], queryFn: skipToken, staleTime: Infinity });

/** Enumerations and dates stand in the address, whom it is about in memory alone: Back finds both again. */
export function useCriteria(): [Criteria, (next: Criteria) => Promise<void>] {
  const client = useQueryClient();
  const go = useNavigate();
  const search = useSearch({ strict: false }) as Enumerated;
  const { data: whom = {} } = useQuery(remembered);
  const change = async ({ who, youth, ...next }: Criteria) => {
    client.setQueryData(remembered.queryKey, { ...(who ? { who } : {}), ...(youth ? { youth } : {}) });
    await go({ to: '.', search: next } as never);
  };
  return [{ ...search, ...whom }, change];
}
