// SPDX-License-Identifier: Apache-2.0
import { Algorithm, hash, verify } from '@node-rs/argon2';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { Unprocessable } from '../platform/refusal.js';

/** OWASP's floor for Argon2id: 19 MiB, two passes; about 19 ms. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const enough = 3;

let judge: Promise<ZxcvbnFactory> | undefined;

/** Loaded with the first password that is chosen: the lists are large, and few processes ever need them. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
}

/** Compared against when there is no such account, so that the answer takes as long. Made once, at the same cost. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$QyrgkI8Gd4vOGryrexxvdQ$ycipqJa3ndjT1Dwl5++Aw2xxQEwEW82wF1LlPXB0pX4';

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

/** Same time whether or not there is a hash to compare with. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const fits = await verify(stored ?? nobodysHash, password.normalize('NFC'));
  return fits && stored !== null;
}

/**
 * 12 to 128 characters, any characters, no rules of composition; refused when it stands in lists of breached
 * passwords or is easily guessed from them or from `context` (names, agency). After NIST SP 800-63B §3.1.1.
 *
 * @throws Unprocessable
 */
export async function requireStrongPassword(password: string, context: readonly string[], pointer = '/password'): Promise<void> {
  const size = [...password].length;
  const words = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  const isKnown =
    (await (judge ??= loadJudge())).check(password.slice(0, 128), [...words, 'safe harbor', 'safeharbor']).score < enough;
  const isEasy = isKnown || isMadeOf(words, password);
  const fits = size >= 12 && size <= 128;
  if (fits && !isEasy) return;
  const detail = fits
    ? 'This password is on a list of breached ones or easy to guess from it. Choose a few unrelated words.'
    : 'Use 12 to 128 characters. A few unrelated words work well.';
  throw new Unprocessable([{ pointer, code: fits ? 'password-easily-guessed' : 'password-length', detail }]);
}

/** Whether little is left without these words. Strung together they look long, and whoever knows the person tries them first. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const all = password.toLowerCase();
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), all);
  return rest !== all && rest.replace(/[^\p{L}\p{N}]/gu, '').length < 6;
}
