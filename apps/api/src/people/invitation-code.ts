// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto';
import { digest } from '../identity/index.js';

/** Without I, L, O and U, which are misread or make words (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 100 random bits, as someone can read it out or type it from paper: `7K3QM-…` in four groups of five. */
export function newInvitationCode(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** What is kept of a code. Case, spaces and hyphens do not matter, and the letters that look like digits are read as those. */
export function digestOfCode(code: string): Buffer {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return digest(`invitation\n${read}`);
}
