// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query';

/**
 * What was asked for lives in memory alone, for as long as the page does. Every question leaves an event on the server,
 * so nothing is asked again just because a window came to the front.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 2_000, gcTime: 300_000 },
    mutations: { retry: false },
  },
});
