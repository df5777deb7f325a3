// SPDX-License-Identifier: Apache-2.0
// Which logs and witnesses somebody trusts, in the form of C2SP tlog-policy.
import { cosignedAt } from './cosignature.js';
import { readDecimal } from './encoding.js';
import { Malformed } from './malformed.js';
import { isSignedBy, type Note } from './note.js';
import { parseVerifierKey, type SignatureType, signatureType, type Verifier } from './note-key.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';

/** Holds when at least `threshold` of its members do. A single witness is its own member. */
export type Quorum = { readonly witness: string } | { readonly threshold: number; readonly members: readonly Quorum[] };

export interface LogPolicy {
  readonly logs: readonly Verifier[];
  /** By the name the policy gives them. */
  readonly witnesses: ReadonlyMap<string, Verifier>;
  /** Where to submit checkpoints, of those witnesses for which it says so. */
  readonly urls: ReadonlyMap<string, string>;
  readonly quorum: Quorum;
}

const most = 1_000;
const nobody: Quorum = { threshold: 0, members: [] };

/**
 * Reads a policy file.
 *
 * @throws Malformed on an unknown line, a name used before it is defined or twice, the same key twice, and unless there is
 *   exactly one quorum
 */
export function parseLogPolicy(text: string): LogPolicy {
  if (/(?![\t\n])[\0-\x1f\x7f]/.test(text)) refuse('a control character');
  const reading = new Reading();
  const lines = text.split('\n').map((line) => line.split(/[ \t]+/).filter(Boolean));
  if (lines.length > most) refuse('too many lines');
  for (const [kind, ...words] of lines) if (kind !== undefined && !kind.startsWith('#')) reading.line(kind, words);
  return reading.policy();
}

/** Whether the quorum holds with these witnesses, named as the policy names them. */
export function isQuorum(quorum: Quorum, seen: ReadonlySet<string>): boolean {
  if ('witness' in quorum) return seen.has(quorum.witness);
  return quorum.members.filter((member) => isQuorum(member, seen)).length >= quorum.threshold;
}

/**
 * The checkpoint of a note that one of the policy's logs signed and its quorum of witnesses cosigned; null of any other note.
 *
 * @throws Malformed when the note's text is no checkpoint
 */
export function trustedCheckpoint(policy: LogPolicy, note: Note): Checkpoint | null {
  const checkpoint = parseCheckpoint(note.text);
  if (!policy.logs.some((log) => log.name === checkpoint.origin && isSignedBy(note, log))) return null;
  const seen = [...policy.witnesses].filter(([, witness]) => cosignedAt(note, witness) !== null);
  return isQuorum(policy.quorum, new Set(seen.map(([name]) => name))) ? checkpoint : null;
}

class Reading {
  readonly #logs: Verifier[] = [];
  readonly #witnesses = new Map<string, Verifier>();
  readonly #urls = new Map<string, string>();
  readonly #names = new Map<string, Quorum>();
  readonly #grouped = new Set<string>();
  #quorum: Quorum | null = null;

  line(kind: string, words: string[]): void {
    if (kind === 'log') this.#log(words);
    else if (kind === 'witness') this.#witness(words);
    else if (kind === 'group') this.#group(words);
    else if (kind === 'quorum') this.#setQuorum(words);
    else refuse(`a line that begins with ${JSON.stringify(kind.slice(0, 40))}`);
  }

  policy(): LogPolicy {
    if (this.#quorum === null) refuse('no quorum');
    return { logs: this.#logs, witnesses: this.#witnesses, urls: this.#urls, quorum: this.#quorum };
  }

  #log([vkey, , ...rest]: string[]): void {
    this.#logs.push(keyOf(vkey, signatureType.ed25519, this.#logs, rest));
  }

  #witness([name, vkey, url, ...rest]: string[]): void {
    const witness = keyOf(vkey, signatureType.cosignature, [...this.#witnesses.values()], rest);
    this.#define(name, { witness: name! });
    this.#witnesses.set(name!, witness);
    if (url !== undefined) this.#urls.set(name!, url);
  }

  #group([name, count, ...members]: string[]): void {
    if (members.length === 0) refuse('a group of nobody');
    const threshold = thresholdOf(count!, members.length);
    for (const member of members) {
      if (this.#grouped.has(member)) refuse('a name in two groups');
      this.#grouped.add(member);
    }
    this.#define(name, { threshold, members: members.map((member) => this.#known(member)) });
  }

  #setQuorum([name, ...rest]: string[]): void {
    if (this.#quorum !== null || name === undefined || rest.length > 0) refuse('not exactly one quorum');
    this.#quorum = name === 'none' ? nobody : this.#known(name);
  }

  #define(name: string | undefined, quorum: Quorum): void {
    if (name === undefined || name === 'none' || this.#names.has(name)) refuse('a name twice, or none');
    this.#names.set(name, quorum);
  }

  #known(name: string): Quorum {
    return this.#names.get(name) ?? refuse('a name used before it is defined');
  }
}

function keyOf(vkey: string | undefined, type: SignatureType, others: Verifier[], rest: string[]): Verifier {
  if (vkey === undefined || rest.length > 0) refuse('a key line of another form');
  const key = parseVerifierKey(vkey);
  if (key.type !== type) refuse('a key of another kind');
  if (others.some(({ publicKey }) => publicKey.equals(key.publicKey))) refuse('the same key twice');
  return key;
}

function thresholdOf(count: string, members: number): number {
  if (count === 'any') return 1;
  if (count === 'all') return members;
  const threshold = readDecimal('policy', count);
  return threshold >= 1 && threshold <= members ? threshold : refuse('a group that needs more than it has, or nobody');
}

function refuse(reason: string): never {
  throw new Malformed('policy', reason);
}
