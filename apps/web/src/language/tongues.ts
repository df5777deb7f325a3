// SPDX-License-Identifier: Apache-2.0
import { languageName } from './dates.js';

/** Languages that are often spoken in the country, as BCP 47 tags; a file may hold any other. */
const often = [
  'en',
  'es',
  'ase',
  'zh',
  'yue',
  'vi',
  'tl',
  'ar',
  'fr',
  'ht',
  'ko',
  'ru',
  'pt',
  'hi',
  'ur',
  'so',
  'am',
  'sw',
  'uk',
  'fa',
].concat(['nv', 'yup', 'chr', 'oj', 'hmn', 'mam', 'quc', 'kek']);

/** To choose from, by name; with those that are chosen already, whatever they are. */
export function tongues(chosen: readonly string[] = []): { value: string; label: string }[] {
  const all = [...new Set([...often, ...chosen.filter(Boolean)])].map((value) => ({ value, label: languageName(value) }));
  const isFirst = ({ value }: { value: string }) => value === 'en' || value === 'es';
  const rest = all.filter((one) => !isFirst(one)).sort((a, b) => a.label.localeCompare(b.label));
  return [...all.filter(isFirst), ...rest];
}
