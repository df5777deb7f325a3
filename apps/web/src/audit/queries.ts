// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import { auditActions, auditCounts, auditExport, auditOfYouth, auditSearch } from '../api/generated/sdk.gen.js';
import type { AuditCountQuery, AuditPage, AuditSearch, ExportAudit } from '../api/generated/types.gen.js';

const limit = 50;
// Each look is recorded: what was shown stays until somebody looks again.
const staleTime = Infinity;

export const actions = queryOptions({ queryKey: ['audit', 'actions'], queryFn: () => call(auditActions()), staleTime });

export const counts = (asked: AuditCountQuery | undefined) =>
  queryOptions({
    queryKey: ['audit', 'counts', asked],
    queryFn: asked ? () => call(auditCounts({ body: asked })) : skipToken,
    staleTime,
  });

/** @param first a page that came with another answer; the search goes on from there */
export const events = (asked: AuditSearch, first?: AuditPage) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'events', asked],
    queryFn: ({ pageParam }) => call(auditSearch({ body: { ...asked, limit, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: AuditPage) => next,
    staleTime,
    ...(first ? { initialData: { pages: [first], pageParams: [null] } } : {}),
  });

export const ofYouth = (youthId: string) =>
  queryOptions({ queryKey: ['audit', 'youth', youthId], queryFn: () => call(auditOfYouth({ path: { youthId } })), staleTime });

/** The same events as a file, made in the background. */
export const askForFile = (asked: ExportAudit, key: string) => call(auditExport({ body: asked, headers: act(undefined, key) }));
