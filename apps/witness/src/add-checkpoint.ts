// SPDX-License-Identifier: Apache-2.0
// The one call of a witness (C2SP tlog-witness): here is a checkpoint, and why it continues the last one you signed.
import {
  type Checkpoint,
  cosign,
  emptyRoot,
  formatSignature,
  isSignedBy,
  Malformed,
  type Note,
  parseCheckpoint,
  parseNote,
  readDecimal,
  readHash,
  type Signer,
  type Verifier,
  verifyConsistency,
} from '@harbor/transparency';
import type { Latest } from './latest.js';

export interface Answer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
}

interface Asked {
  readonly old: number;
  readonly proof: readonly Buffer[];
  readonly note: Note;
  readonly noteText: string;
}

const mostProofLines = 63;

export class Witness {
  /** @param logs the verifier keys of the logs, by which their origins are known */
  constructor(
    private readonly signer: Signer,
    private readonly logs: readonly Verifier[],
    private readonly latest: Latest,
    private readonly seconds: () => number,
  ) {}

  /**
   * Answers as the specification says, in its order: 400 for what is not of the form or counts backwards, 404 for a log we do not
   * know, 403 for one that did not sign, 409 with the size we signed last where the caller has another or another root, 422 where
   * the proof does not hold. On 200 the checkpoint is saved before the cosignature exists.
   */
  addCheckpoint(body: string): Answer {
    try {
      const asked = parseRequest(body);
      return this.#decide(asked, parseCheckpoint(asked.note.text));
    } catch (error) {
      if (error instanceof Malformed) return plain(400, error.message);
      throw error;
    }
  }

  #decide({ old, proof, note, noteText }: Asked, { origin, size, root }: Checkpoint): Answer {
    const keys = this.logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return plain(404, 'This log is not known here.');
    if (!keys.some((key) => isSignedBy(note, key))) return plain(403, 'No known key of the log has signed it.');
    if (old > size) return plain(400, 'It is smaller than the old size.');
    const last = this.latest.of(origin) ?? { size: 0, root: emptyRoot };
    if (last.size !== old) return conflict(last.size);
    if (last.size === size && !last.root.equals(root)) {
      this.latest.keepEvidence(origin, noteText);
      return conflict(last.size);
    }
    if (!verifyConsistency(last, { size, root }, proof)) return plain(422, 'The consistency proof does not hold.');
    this.latest.save(origin, noteText);
    return plain(200, formatSignature(cosign(note.text, this.signer, this.seconds())).slice(0, -1));
  }
}

/** `old <size>`, the proof's hashes, an empty line, the signed checkpoint. @throws Malformed */
function parseRequest(body: string): Asked {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n');
  if (end < 0 || !first.startsWith('old ')) throw new Malformed('request', 'does not begin with an old size');
  if (lines.length > mostProofLines) throw new Malformed('request', 'a proof of more than 63 lines');
  const noteText = body.slice(end + 2);
  const old = readDecimal('request', first.slice(4));
  return { old, proof: lines.map((line) => readHash('request', line)), note: parseNote(noteText), noteText };
}

function conflict(size: number): Answer {
  return { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' };
}

function plain(status: Exclude<Answer['status'], 409>, line: string): Answer {
  return { status, body: `${line}\n`, type: 'text/plain; charset=utf-8' };
}
