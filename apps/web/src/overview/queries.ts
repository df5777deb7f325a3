// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { auditCounts } from '../api/generated/sdk.gen.js';
import { daysAfter, todayIn } from '../language/dates.js';

/** Seven days of the agency's calendar, today among them. */
export const refusedThisWeek = (timeZone: string) => {
  const to = todayIn(timeZone);
  const from = daysAfter(to, -6);
  return queryOptions({
    queryKey: ['overview', 'refused', from, to],
    queryFn: () => call(auditCounts({ body: { from, to } })),
  });
};
