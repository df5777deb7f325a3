// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import { expungeApprove, expungeAsk, expungeList } from '../api/generated/sdk.gen.js';
import type { AskExpunge } from '../api/generated/types.gen.js';

export const expungesKey = ['expunges'];
export const expunges = queryOptions({ queryKey: expungesKey, queryFn: () => call(expungeList()) });
export const askExpunge = (body: AskExpunge, key: string) => call(expungeAsk({ body, headers: act(undefined, key) }));
export const approveExpunge = (expungeId: string, key: string) =>
  call(expungeApprove({ path: { expungeId }, headers: act(undefined, key) }));
