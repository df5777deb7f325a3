// SPDX-License-Identifier: Apache-2.0
import { readBase64, readDecimal, readHash } from './encoding.js';
import { type LogPolicy, trustedCheckpoint } from './log-policy.js';
import { Malformed } from './malformed.js';
import { formatNote, type Note, parseNote } from './note.js';
import { verifyInclusion } from './verify.js';

/** Proves without the log that one entry is in it (C2SP tlog-proof@v1). */
export interface Receipt {
  readonly index: number;
  /** The entry's inclusion proof in the checkpoint's tree. */
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, with cosignatures. */
  readonly checkpoint: Note;
  /** Whatever goes with it; nothing vouches for this. */
  readonly extra?: Buffer;
}

const header = 'c2sp.org/tlog-proof@v1';
const longestProof = 64;

export function formatReceipt({ index, proof, checkpoint, extra }: Receipt): string {
  const lines = [
    header,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${formatNote(checkpoint)}`;
}

/** @throws Malformed */
export function parseReceipt(text: string): Receipt {
  const end = text.indexOf('\n\n');
  if (end < 0) throw new Malformed('receipt', 'has no checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== header) throw new Malformed('receipt', `does not begin with ${header}`);
  const extra = lines[0]?.startsWith('extra ') ? readBase64('receipt', lines.shift()!.slice(6)) : undefined;
  const index = lines.shift();
  if (!index?.startsWith('index ')) throw new Malformed('receipt', 'has no index');
  if (lines.length > longestProof) throw new Malformed('receipt', 'a proof too long');
  return {
    index: readDecimal('receipt', index.slice(6)),
    proof: lines.map((line) => readHash('receipt', line)),
    checkpoint: parseNote(text.slice(end + 2)),
    ...(extra && { extra }),
  };
}

/**
 * Whether the receipt proves, to somebody with this policy, that the log holds an entry with this hash.
 *
 * @throws Malformed when the receipt's note is no checkpoint
 */
export function verifyReceipt({ index, proof, checkpoint }: Receipt, entryHash: Buffer, policy: LogPolicy): boolean {
  const trusted = trustedCheckpoint(policy, checkpoint);
  return trusted !== null && verifyInclusion(trusted, index, entryHash, proof);
}
