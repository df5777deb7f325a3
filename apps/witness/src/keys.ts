// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import {
  formatVerifierKey,
  Malformed,
  parseVerifierKey,
  type Signer,
  signatureType,
  signerOf,
  type Verifier,
} from '@harbor/transparency';

/** Something an operator can mend; the message says what. */
export class Misconfigured extends Error {}

/**
 * Makes the witness's key, in a file that only its owner reads: a line with the name, and the key as PEM (PKCS #8).
 *
 * @returns the verifier key to hand to the log and to auditors
 * @throws Misconfigured where the file exists: a key is never written over
 */
export function makeKey(name: string, file: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = orExplain(() => signerOf(name, signatureType.cosignature, privateKey));
  const text = `${name}\n${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`;
  orExplain(() => writeFileSync(file, text, { mode: 0o400, flag: 'wx' }));
  return formatVerifierKey(signer);
}

/** @throws Misconfigured also where others than the owner may read the file */
export function loadKey(file: string): Signer {
  return orExplain(() => {
    if ((statSync(file).mode & 0o077) !== 0) throw new Misconfigured(`${file} may be read by others: chmod 0400 ${file}`);
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    return signerOf(text.slice(0, Math.max(end, 0)), signatureType.cosignature, createPrivateKey(text.slice(end + 1)));
  });
}

/**
 * The logs to witness: a verifier key a line, `#` for remarks. A log that changes its key has two lines with one name.
 *
 * @throws Misconfigured
 */
export function loadLogs(file: string): Verifier[] {
  return orExplain(() =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(logKey),
  );
}

function logKey(vkey: string): Verifier {
  const key = parseVerifierKey(vkey);
  if (key.type !== signatureType.ed25519) throw new Malformed('verifier key', `${key.name} is no log's`);
  return key;
}

function orExplain<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Misconfigured ? error : new Misconfigured((error as Error).message);
  }
}
