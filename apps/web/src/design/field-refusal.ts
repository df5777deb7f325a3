// SPDX-License-Identifier: Apache-2.0
import type { FieldError } from 'react-hook-form';
import { fieldWords } from '../api/problem.js';

/** What the generated rules tell of an answer that does not fit, as far as our words need it. */
interface Issue {
  code?: string | undefined;
  /** Of what is too small or too big: number, int, string, array. */
  origin?: string;
  minimum?: unknown;
  maximum?: unknown;
  expected?: string;
  input?: unknown;
}

/** The rules' own codes, as the API names them. */
const codes: Record<string, string> = {
  too_small: 'text-too-short',
  too_big: 'text-too-long',
  invalid_type: 'required',
  invalid_value: 'not-in-list',
  invalid_format: 'matches',
};
const isOfNumbers = (type: string | undefined) => type === 'number' || type === 'int';

/** The code for what a rule refuses; of a number with the bound, such as `at-least:1`. The form keeps it as the error's message. */
export function refusalOf({ code = '', origin, minimum, maximum, expected, input }: Issue): string {
  const isSmall = code === 'too_small';
  if (isOfNumbers(origin)) return isSmall ? `at-least:${String(minimum)}` : `at-most:${String(maximum)}`;
  if (origin === 'array') return isSmall ? 'array-min-size' : 'array-max-size';
  if (isOfNumbers(expected) && typeof input === 'string') return 'not-a-number';
  return codes[code] ?? 'other';
}

/** What stands at a field that was refused, by a rule here or by the API. */
export function wordsOf({ type, message }: FieldError): string {
  const [code = '', bound] = (message ?? type).split(':');
  return fieldWords(code, bound);
}
