// SPDX-License-Identifier: Apache-2.0
import { cosignedAt, formatSignature, Malformed, parseSignatures, signaturesBy, type Verifier } from '@harbor/transparency';

const patienceMs = 3_000;
const longestAnswer = 20_000;

/** What a witness said: its cosignature as a line of a note, or the size it signed last, where that is another. */
export type Said = { readonly line: string } | { readonly size: number };

/** It answered, and did not sign: that says nothing about the next log. */
export class NotSigned extends Error {}

/**
 * Asks a witness to sign a checkpoint (C2SP tlog-witness `add-checkpoint`).
 *
 * @param proof base64 hashes that show that the log continues its first `old` events
 * @throws NotSigned when it answers otherwise than the specification says of a checkpoint it signs; Error when it does not answer
 */
export async function askWitness(
  url: string,
  witness: Verifier,
  note: string,
  old: number,
  proof: readonly string[],
): Promise<Said> {
  const reply = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    body: [`old ${old}`, ...proof, '', note].join('\n'),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await shortText(reply);
  if (reply.status === 409 && /^\d{1,15}\n$/.test(text)) return { size: Number(text) };
  if (reply.status !== 200) throw new NotSigned(`it answered ${reply.status}`);
  return { line: lineOf(text, witness, note) };
}

async function shortText(reply: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    parts.push(part);
    if ((size += part.length) > longestAnswer) throw new NotSigned('its answer is too long');
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The witness's own line, if it is true; what else it sent is not kept. */
function lineOf(text: string, witness: Verifier, note: string): string {
  const signed = { text: note.slice(0, note.lastIndexOf('\n\n') + 1), signatures: parse(text) };
  for (const signature of signaturesBy(signed, witness))
    if (cosignedAt({ ...signed, signatures: [signature] }, witness) !== null) return formatSignature(signature);
  throw new NotSigned('its signature is not true');
}

function parse(text: string) {
  try {
    return parseSignatures(text);
  } catch (error) {
    if (error instanceof Malformed) throw new NotSigned('it answered something else than a signature');
    throw error;
  }
}
