// SPDX-License-Identifier: Apache-2.0
import type { Language } from './language.js';

/** Languages that are often spoken in the country, as BCP 47 tags; a file may hold any other. */
export const often = [
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

/** Those that browsers have no name for, in English and Spanish. */
const named: Record<string, Record<Language, string>> = {
  ase: { en: 'American Sign Language', es: 'lengua de señas americana' },
  kek: { en: 'Q’eqchi’', es: 'q’eqchi’' },
  mam: { en: 'Mam (Qyol Mam)', es: 'mam (qyol mam)' },
  nv: { en: 'Navajo (Diné bizaad)', es: 'navajo (diné bizaad)' },
  oj: { en: 'Ojibwe', es: 'ojibwe' },
  quc: { en: 'K’iche’', es: 'k’iche’' },
  yup: { en: 'Yup’ik', es: 'yup’ik' },
};

/** The name of a language in English or Spanish; its tag where nobody named it. */
export const nameIn = (language: Language, tag: string): string =>
  named[tag]?.[language] ?? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
