// SPDX-License-Identifier: Apache-2.0
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

/** Kept beside the answers, so that it is forgotten with them: at sign-out, at leaving, when the page closes. */
const namesShown = queryOptions({
  queryKey: ['names-shown'],
  queryFn: () => false,
  initialData: false,
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Codes stand for names until someone asks for them: screens are read over shoulders. */
export function useNames() {
  const client = useQueryClient();
  const { data: areShown } = useQuery(namesShown);
  return {
    areShown,
    toggle: () => client.setQueryData(namesShown.queryKey, !areShown),
    of: ({ usedName, caseCode }: { usedName: string; caseCode: string }) => (areShown ? usedName : caseCode),
  };
}
