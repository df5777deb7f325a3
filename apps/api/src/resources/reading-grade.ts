// SPDX-License-Identifier: Apache-2.0
import type { GuideLanguage, GuideText } from '@harbor/contracts';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Fewer words than this are too few to be judged. */
const least = 8;

/**
 * The school year in which most can read these lines, with one decimal, 0 at least. English: Flesch–Kincaid grade level
 * (Kincaid 1975). Spanish: Crawford (1989), made for the grades of primary school. Each line ends a sentence.
 *
 * @returns null for fewer than eight words
 */
export function readingGrade(language: GuideLanguage, lines: readonly string[]): number | null {
  const words = lines.flatMap((line) => line.match(/[\p{L}’'-]*\p{L}/gu) ?? []);
  if (words.length < least) return null;
  const sentences = lines.flatMap((line) => line.split(/[.!?…]+(?=\s|["”»)]|$)/)).filter((part) => /\p{L}/u.test(part)).length;
  const grade = language === 'en' ? kincaid(words, sentences) : crawford(words, sentences);
  return Math.max(0, Math.round(grade * 10) / 10);
}

/** Of a whole text: its summary and lines. Headings are no sentences, but a myth is one. */
export const gradeOf = (language: GuideLanguage, { summary, parts }: GuideText): number | null =>
  readingGrade(language, [
    summary,
    ...parts.flatMap(({ kind, heading, lines }) => (kind === 'myth_and_fact' ? [heading, ...lines] : lines)),
  ]);

function kincaid(words: readonly string[], sentence: number): number {
  return fleschKincaid({ sentence, word: words.length, syllable: syllable(words.join(' ')) });
}

function crawford(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + spanishSyllables(word), 0);
  return (-20.5 * sentences) / words.length + (4.9 * syllables) / words.length - 3.407;
}

/** Two strong vowels, or a weak one with an accent, part; a weak vowel beside another makes one sound with it. */
export function spanishSyllables(word: string): number {
  // The u of que, qui, gue and gui is not heard.
  const heard = word.toLowerCase().replace(/(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])/g, '');
  const vowels = heard.match(/[aeouiáéíóúü]+|(?<=[^aeiouáéíóúü])y(?![aeiouáéíóú])/g) ?? [];
  const count = vowels.reduce((sum, run) => {
    const strong = run.match(/[aeoáéóíú]/g)?.length ?? 0;
    return sum + Math.max(1, strong);
  }, 0);
  return Math.max(1, count);
}
