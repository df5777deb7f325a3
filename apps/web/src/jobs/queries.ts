// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import { jobCancel, jobList, jobRead, jobResult } from '../api/generated/sdk.gen.js';
import type { JobList, JobView } from '../api/generated/types.gen.js';

const lookAgainMs = 5_000;
const lookAtOneMs = 2_000;
/** Each look is recorded and counts as use of the session: a page left open stops looking by itself. */
const mostLooks = 120;

export const isOpen = ({ state }: JobView): boolean => state === 'receiving' || state === 'queued' || state === 'running';

/** Looks again while something is under way. */
export const jobs = () =>
  infiniteQueryOptions({
    queryKey: ['jobs'],
    queryFn: ({ pageParam }) => call(jobList({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: JobList) => next,
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      dataUpdateCount < mostLooks && data?.pages.some(({ items }) => items.some(isOpen)) ? lookAgainMs : false,
  });

/** One job that is under way, looked at until it is over. */
export const oneJob = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId],
    queryFn: () => call(jobRead({ path: { jobId } })),
    refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? lookAtOneMs : false),
  });

export const cancelJob = (jobId: string, key: string) => call(jobCancel({ path: { jobId }, headers: act(undefined, key) }));

/** The result as a file, and the type that says what it is. */
export const resultOf = (jobId: string) => call<Blob>(jobResult({ path: { jobId }, parseAs: 'blob' }) as never);
