// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { sessionChangePassword, sessionEnd, sessionList } from '../api/generated/sdk.gen.js';
import type { ChangePassword, SessionView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';

export const sessions = queryOptions({ queryKey: ['account', 'sessions'], queryFn: () => call(sessionList()) });

/** One that has ended meanwhile is no failure: that was what was wanted. */
export const endSession = (sessionId: string) =>
  call(sessionEnd({ path: { sessionId } })).catch((error: unknown) => {
    if (!(error instanceof Refused && error.status === 404)) throw error;
  });

export const endAll = async (those: readonly SessionView[]) => {
  for (const { id } of those) await endSession(id);
};

export const changePassword = (body: ChangePassword) => call(sessionChangePassword({ body }));
