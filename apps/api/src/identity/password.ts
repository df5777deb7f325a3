// SPDX-License-Identifier: Apache-2.0
import { Algorithm, hash, verify } from '@node-rs/argon2';
import type { Tinypool } from 'tinypool';
import { type FieldProblem, Unprocessable } from '../platform/refusal.js';
import { famousPhrases } from './famous-phrases.js';
import type { Question } from './password-judge.js';

/** OWASP's floor for Argon2id: 19 MiB, two passes; about 19 ms. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const enough = 3;

/** How long the thread with the lists stays after a question. Few passwords are chosen; nobody waits for a sign-in behind one. */
const quietMs = 30_000;
let judges: Promise<Tinypool> | undefined;

async function openJudges(): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  // A thread runs what is built, also where this file runs from source.
  const filename = new URL('../../dist/identity/password-judge.js', import.meta.url).href;
  return new Tinypool({ filename, minThreads: 0, maxThreads: 1, idleTimeout: quietMs });
}

/** Compared against when there is no such account, so that the answer takes as long. Made once, at the same cost. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$QyrgkI8Gd4vOGryrexxvdQ$ycipqJa3ndjT1Dwl5++Aw2xxQEwEW82wF1LlPXB0pX4';

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

/** Same time whether or not there is a hash to compare with. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const fits = await verify(stored ?? nobodysHash, password.normalize('NFC'));
  return fits && stored !== null;
}

const says = {
  'password-too-short': 'Use at least 12 characters. A few unrelated words work well.',
  'password-too-long': 'Use at most 128 characters.',
  'password-easily-guessed':
    'This password is on a list of breached ones, or easy to guess from it or from a known phrase. Choose a few unrelated words.',
  'password-has-context':
    'Leave out names of people, of the agency and of this system, or add more that has nothing to do with them.',
} as const;

/**
 * 12 to 128 characters, any characters, no rules of composition; refused when it stands in lists of breached
 * passwords or is easily guessed from them, from a known phrase or from `context` (names, agency). After NIST SP 800-63B
 * §3.1.1.
 *
 * @throws Unprocessable naming each rule that it does not fit
 */
export async function requireStrongPassword(password: string, context: readonly string[], pointer = '/password'): Promise<void> {
  const size = [...password].length;
  const words = [...context, 'Safe Harbor']
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2);
  const easy = isPhrase(password) || isWordAndYear(password) || !(await withstands(password, []));
  const named = isMadeOf(words, password) || (!easy && !(await withstands(password, [...words, 'safeharbor'])));
  const broken: (keyof typeof says)[] = [
    ...(size < 12 ? (['password-too-short'] as const) : []),
    ...(size > 128 ? (['password-too-long'] as const) : []),
    ...(easy ? (['password-easily-guessed'] as const) : []),
    ...(named ? (['password-has-context'] as const) : []),
  ];
  if (broken.length === 0) return;
  throw new Unprocessable(broken.map((code): FieldProblem => ({ pointer, code, detail: says[code] })));
}

async function withstands(password: string, known: string[]): Promise<boolean> {
  const question: Question = { password: password.slice(0, 128), known };
  return ((await (await (judges ??= openJudges())).run(question)) as number) >= enough;
}

/** Letters and digits alone, as people vary what they remember: `Café!` is `cafe`. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether little is left without the famous phrases in it. */
function isPhrase(password: string): boolean {
  const all = bare(password);
  const rest = famousPhrases.reduce((left, phrase) => left.replaceAll(phrase, ''), all);
  return rest !== all && rest.length < 6;
}

/** One word and a year, in any language: the first that is tried where passwords were once made to be changed. */
const isWordAndYear = (password: string): boolean =>
  /^[^\p{L}]*\p{L}{2,14}[^\p{L}]*$/u.test(password) && /(?:19|20)\d{2}/.test(password);

/** Whether little is left without these words. Strung together they look long, and whoever knows the person tries them first. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const all = password.toLowerCase();
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), all);
  return rest !== all && rest.replace(/[^\p{L}\p{N}]/gu, '').length < 6;
}
