// SPDX-License-Identifier: Apache-2.0

/** What of a search may stand in an address: ids, codes and which search of this tab it was. */
export interface InAddress {
  for?: string;
  language?: string;
  term?: string;
  miles?: number;
  open?: true;
  referrals?: true;
  checked?: true;
  nth?: number;
}
const id = /^[0-9a-f-]{36}$/i;
const code = /^[a-z]{2,3}$/;
const matching = (value: unknown, rule: RegExp) => (typeof value === 'string' && rule.test(value) ? value : undefined);
const whole = (value: unknown) =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) < 1000 ? (value as number) : undefined;

/** Whatever else an address says is left out of it. */
export function inAddress(given: Record<string, unknown>): InAddress {
  const { open, referrals, checked } = given;
  const said = {
    ...{ for: matching(given['for'], id), language: matching(given['language'], code), term: matching(given['term'], id) },
    ...{ miles: whole(given['miles']), nth: whole(given['nth']) },
    ...Object.fromEntries(
      Object.entries({ open, referrals, checked }).map(([name, value]) => [name, value === true || undefined]),
    ),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
