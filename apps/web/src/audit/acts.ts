// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';

/** What people look for, before single acts. */
export const groups = ['opened', 'changed', 'printed', 'refused', 'signIn'] as const;
export type Group = (typeof groups)[number];
export const isGroup = (what: string): what is Group => groups.includes(what as Group);

const signIn = /^(?:session|password|identity|credential)\./;
const rules: readonly (readonly [Group, RegExp])[] = [
  ['refused', /refused$/i],
  ['signIn', signIn],
  ['printed', /(?:printed|exported|downloaded)$/i],
  ['opened', /(?:opened|shown|listed|read|searched|counted|compared|previewed|looked|found|checked|repeated)$/i],
];

/** Events are named after what happened, in the past tense: what is none of these verbs changed something. */
export const groupOf = (action: string): Group => rules.find(([, rule]) => rule.test(action))?.[0] ?? 'changed';

export const ofGroup = (group: Group, known: readonly string[]): string[] => known.filter((one) => groupOf(one) === group);

/** In plain words; the code itself where nobody has written them yet. */
export function actWords(action: string): string {
  return i18next.exists(`words:event.${action}`) ? i18next.t(`words:event.${action}`) : action;
}

/** Roles and relations that came later than these strings are shown by their codes. */
export function wordOr(key: string, code: string): string {
  return i18next.exists(`${key}.${code}`) ? i18next.t(`${key}.${code}`) : code;
}
