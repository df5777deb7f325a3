// SPDX-License-Identifier: Apache-2.0
import { useSearch } from '@tanstack/react-router';

/** For whom a service is looked for, and for which of their referrals and what kind of help; all of it ids and codes. */
export interface LookedFor {
  youth?: string;
  referral?: string;
  need?: string;
}
const forms: Record<keyof LookedFor, RegExp> = { youth: /^[\da-f-]{36}$/, referral: /^[\da-f-]{36}$/, need: /^[a-z_]{1,40}$/ };

/** What of an address is one. */
export const lookedFor = (given: Record<string, unknown>): LookedFor =>
  Object.fromEntries(
    Object.entries(forms).flatMap(([name, form]) => {
      const value = given[name];
      return typeof value === 'string' && form.test(value) ? [[name, value]] : [];
    }),
  );

export const useLookedFor = (): LookedFor => useSearch({ strict: false });
