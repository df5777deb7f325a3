// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { timelineOpen } from '../api/generated/sdk.gen.js';

export const ranges = { d30: 30, m6: 183, y1: 366, all: undefined } as const;
export type Range = keyof typeof ranges;

/** The line of life so far back. Days are counted from now when it is asked for. */
export const timelineOf = (youthId: string, range: Range) =>
  queryOptions({
    queryKey: ['youth', youthId, 'timeline', range],
    queryFn: async () => {
      const days = ranges[range];
      const since = days === undefined ? undefined : new Date(Date.now() - days * 86_400_000).toISOString();
      const { items } = await call(timelineOpen({ path: { youthId }, query: since === undefined ? {} : { since } }));
      return { items, since, now: new Date().toISOString() };
    },
  });

/** What the address of the page says. */
export interface TimelineView {
  range?: Range;
  as?: 'lanes';
}
