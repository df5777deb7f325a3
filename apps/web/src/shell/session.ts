// SPDX-License-Identifier: Apache-2.0
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { sessionMe } from '../api/generated/sdk.gen.js';
import type { Me } from '../api/generated/types.gen.js';
import { queries } from './queries.js';

export type { Me };

/** Who is signed in. Asked once when the page opens and after each sign-in. */
export const me = queryOptions({ queryKey: ['me'], queryFn: () => call(sessionMe()), staleTime: Infinity });

export const useMe = (): Me => useSuspenseQuery(me).data;

const forgetting = new Set<() => void>();
/** For what is remembered of whoever is signed in outside the answers of the API. */
export const onForget = (act: () => void): void => void forgetting.add(act);

/** Everything asked for so far is of somebody who is no longer here. */
export function forgetAll(): void {
  queries.clear();
  forgetting.forEach((act) => act());
}

/** The one page of a session in together mode. */
export const togetherPage = (youthId: string): string => `/youth/${youthId}/plan/together`;

/** Where each role begins. */
export function homeOf(role: string): '/today' | '/home' | '/overview' | '/audit' | '/admin/people' | '/shared' {
  switch (role) {
    case 'caregiver':
      return '/home';
    case 'program_manager':
      return '/overview';
    case 'privacy_officer':
      return '/audit';
    case 'agency_admin':
      return '/admin/people';
    case 'partner':
      return '/shared';
    default:
      return '/today';
  }
}
