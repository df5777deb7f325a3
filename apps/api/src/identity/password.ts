// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import type * as Core from '@zxcvbn-ts/core';
import type * as Common from '@zxcvbn-ts/language-common';
import type * as English from '@zxcvbn-ts/language-en';
import { Unprocessable } from '../platform/refusal.js';

/** OWASP's floor for Argon2id: 19 MiB, two passes; about 19 ms. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const enough = 3;

let judge: Core.ZxcvbnFactory | undefined;

/** The word lists take half a second and 50 MiB, and most servers are never asked: they are read for the first new password. */
function theJudge(): Core.ZxcvbnFactory {
  if (judge) return judge;
  const load = createRequire(import.meta.url);
  const core = load('@zxcvbn-ts/core') as typeof Core;
  const common = load('@zxcvbn-ts/language-common') as typeof Common;
  const english = load('@zxcvbn-ts/language-en') as typeof English;
  judge = new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return judge;
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
export function requireStrongPassword(password: string, context: readonly string[], pointer = '/password'): void {
  const size = [...password].length;
  const words = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 3);
  const isEasy = theJudge().check(password.slice(0, 128), [...words, 'safe harbor', 'safeharbor']).score < enough;
  if (size >= 12 && size <= 128 && !isEasy) return;
  const detail =
    size < 12 || size > 128
      ? 'Use 12 to 128 characters. A few unrelated words work well.'
      : 'This password is on a list of breached ones or easy to guess from it. Choose a few unrelated words.';
  throw new Unprocessable([{ pointer, code: isEasy ? 'password-easily-guessed' : 'password-length', detail }]);
}
