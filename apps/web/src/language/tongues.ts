// SPDX-License-Identifier: Apache-2.0
import { spoken } from './language.js';
import { nameIn, often } from './tongue-names.js';

/** The name of a language in the one that is read. */
export const languageName = (tag: string): string => nameIn(spoken(), tag);

/** To choose from, by name; with those that are chosen already, whatever they are. */
export function tongues(chosen: readonly string[] = []): { value: string; label: string }[] {
  const all = [...new Set([...often, ...chosen.filter(Boolean)])].map((value) => ({ value, label: languageName(value) }));
  const isFirst = ({ value }: { value: string }) => value === 'en' || value === 'es';
  const rest = all.filter((one) => !isFirst(one)).sort((a, b) => a.label.localeCompare(b.label));
  return [...all.filter(isFirst), ...rest];
}
