// SPDX-License-Identifier: Apache-2.0
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { AuditOfYouth, AuditPage } from '../api/generated/types.gen.js';

/** Case codes of the youth that answers in memory have shown, with their ids: what can be asked for by code. */
export function knownYouth(client: QueryClient): ReadonlyMap<string, string> {
  const pages = client.getQueriesData<InfiniteData<AuditPage>>({ queryKey: ['audit', 'events'] });
  const files = client.getQueriesData<AuditOfYouth>({ queryKey: ['audit', 'youth'] });
  const youth = [
    ...pages.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items.flatMap((one) => one.youth)) ?? []),
    ...files.flatMap(([, data]) => data ?? []),
  ];
  return new Map(youth.flatMap(({ id, caseCode }) => (caseCode ? [[caseCode, id]] : [])));
}
