// SPDX-License-Identifier: Apache-2.0
import { checkContinuation, checkKept, type Epoch, readContinuation } from './epochs.js';
import { type Continuation, Events } from './events.js';
import { Expunges } from './expunges.js';
import { type ExitCode, type Finding, Findings, type Severity } from './findings.js';
import { type Head, judgeCheckpoints, largestOf, readCheckpoints } from './heads.js';
import type { Checkpoint } from './note.js';
import { type KeyRange, keyRangesOf, type Policy, policyOf } from './policy.js';
import { Reader } from './reader.js';
import { Rows } from './rows.js';
import { reasonOf, type Store } from './store.js';
import { Unreadable, utf8 } from './unreadable.js';
import { Walk } from './walk.js';

/** Whom to believe, and what else to hold against the log. */
export interface Demand {
  /** The policies the auditor was handed, one for each epoch's origin. */
  policies: readonly Policy[];
  /** Whether the bundle's own policies may stand in for those. Then only its inner harmony is checked. */
  isBundleTrusted?: boolean;
  /** Checkpoints somebody kept, each under the name to call it by. */
  kept?: ReadonlyMap<string, Checkpoint>;
  /** 32 bytes. */
  writerKey?: Buffer;
  /** The lines of a state file, with its name. */
  state?: { name: string; lines: Iterable<string> };
}

export interface Report {
  exitCode: ExitCode;
  counts: Record<Severity, number>;
  /** The first thousand. */
  findings: Finding[];
  epochs: {
    epoch: number;
    origin: string;
    size: number;
    root: string | null;
    checkpoints: number;
    /** Checkpoints that as many witnesses signed as the policy asks for. */
    witnessed: number;
    /** Whether the policy asks for any. */
    isWitnessAsked: boolean;
    /** What its first event says of the epoch before: where that ended, and why; null of the first. */
    continues: { origin: string; size: number; reason: string | null } | null;
  }[];
}

export type Progress = (epoch: number, done: number, size: number) => void;

/** Checks a whole bundle. Whatever is in it, this comes to an end and throws nothing. */
export function verify(store: Store, demand: Demand, onProgress: Progress = () => undefined): Report {
  return new Verification(store, demand, onProgress).run();
}

/** What is known of an epoch before its leaves are read. */
interface Opened {
  origin: string;
  heads: Head[];
  size: number;
  continuation: Continuation | null;
  policy: Policy;
  ranges: KeyRange[] | null;
}

const marker = 'harbor-log';
const version = 'harbor-log@v1\n';

class Verification {
  readonly #findings = new Findings();
  readonly #reader: Reader;
  readonly #expunges = new Expunges(this.#findings);
  readonly #rows: Rows | null;
  #prefix: string | null = null;

  constructor(
    private readonly store: Store,
    private readonly demand: Demand,
    private readonly onProgress: Progress,
  ) {
    this.#reader = new Reader(store, this.#findings);
    this.#rows = demand.state ? new Rows() : null;
  }

  run(): Report {
    const epochs = this.#isBundle() ? this.#epochs() : [];
    const { counts, kept, exitCode } = this.#findings;
    return { exitCode, counts, findings: kept, epochs };
  }

  #isBundle(): boolean {
    for (const { kind, ...place } of this.store.problems) this.#findings.add(kind, place);
    const said = this.#reader.parsed(marker, utf8, {});
    if (said === version) return true;
    if (!this.#reader.has(marker)) this.#findings.add('not-a-bundle', { detail: `it has no file ${marker}` });
    else if (said !== null) this.#findings.add('format-unknown', { path: marker, detail: `it does not say ${version.trim()}` });
    return false;
  }

  #epochs(): Report['epochs'] {
    const numbers = this.#reader.epochs();
    const last = numbers.at(-1);
    if (last === undefined) this.#findings.add('not-a-bundle', { detail: 'it holds no log' });
    const there = new Set(numbers);
    for (let epoch = 0; epoch < (last ?? 0) && epoch < 1_000; epoch++)
      if (!there.has(epoch)) this.#findings.add('epoch-missing', { epoch });
    const openings = new Map(numbers.map((epoch) => [epoch, this.#open(epoch)]));
    const read = numbers.map((epoch) => this.#read(epoch, openings.get(epoch)!, openings.get(epoch + 1)?.continuation ?? null));
    for (const before of read) {
      const next = openings.get(before.epoch + 1)?.continuation;
      if (next) checkContinuation(before, before.epoch + 1, next, this.#findings);
    }
    for (const [path, { origin }] of this.demand.kept ?? [])
      if (!read.some((one) => one.origin === origin))
        this.#findings.add('input-unusable', { path, detail: 'it is of a log that is not here' });
    this.#expunges.close(new Map(read.map(({ epoch, size }) => [epoch, size])));
    this.#checkState();
    for (const path of this.#reader.unread()) this.#findings.add('file-unexpected', { path });
    return read.map((one) => summary(one, openings.get(one.epoch)!.continuation));
  }

  #open(epoch: number): Opened {
    const checkpoints = readCheckpoints(this.#reader, epoch, this.#findings);
    const own = this.#reader.demanded(`${epoch}/policy`, (bytes) => policyOf(utf8(bytes)), { epoch });
    const ranges = this.#reader.parsed(`${epoch}/keys`, (bytes) => keyRangesOf(utf8(bytes)), { epoch });
    const claimed = [...checkpoints.values()].map(({ origin }) => origin).find((origin) => origin.endsWith(`/${epoch}`)) ?? '';
    const origin = this.#originOf(epoch, claimed);
    const policy = this.#policyFor(epoch, origin, own);
    const heads = judgeCheckpoints(checkpoints, epoch, origin, { policy, ranges }, this.#findings);
    const size = sizeOf(heads);
    const continuation = readContinuation(this.#reader, epoch, size, this.#findings);
    return { origin, heads, size, continuation, policy, ranges };
  }

  /** The log the auditor asks for; without a policy of theirs, the one the bundle says it is. All epochs share the beginning. */
  #originOf(epoch: number, claimed: string): string {
    const asked = this.demand.policies
      .flatMap(({ logs }) => logs.map(({ name }) => name))
      .filter((name) => name.endsWith(`/${epoch}`));
    this.#prefix ??= (asked.includes(claimed) ? claimed : (asked[0] ?? claimed)).slice(0, -String(epoch).length);
    return `${this.#prefix}${epoch}`;
  }

  #policyFor(epoch: number, origin: string, own: Policy | null): Policy {
    const handed = this.demand.policies.find(({ logs }) => logs.some(({ name }) => name === origin));
    if (!handed && !this.demand.isBundleTrusted) this.#findings.add('keys-unproved', { epoch });
    return handed ?? own ?? { logs: [], witnesses: new Map(), isEnough: () => false };
  }

  #read(epoch: number, opened: Opened, next: Continuation | null): Epoch {
    const { origin, heads, size } = opened;
    const kept = this.#keptOf(opened, epoch);
    const wanted = new Set([size, ...kept.map((one) => one.size), ...(next ? [next.size] : [])]);
    const events = new Events(epoch, this.#findings, this.#expunges, this.#rows, this.demand.writerKey ?? null);
    const walk = new Walk(this.#reader, this.#findings, epoch, heads, events, size, wanted);
    const done = walk.run((count) => this.onProgress(epoch, count, size));
    events.close();
    const isWitnessAsked = !opened.policy.isEnough(new Set());
    const read = { epoch, origin, size: done, heads, isWitnessAsked, rootAt: (at: number) => walk.rootAt(at) };
    for (const head of kept) checkKept(read, head, next, this.#findings);
    const witnessed = heads.filter(({ isWitnessed }) => isWitnessed);
    const seen = largestOf(witnessed);
    if (seen < size || witnessed.length === 0)
      this.#findings.add('quorum-missing', { epoch, idx: seen, last: Math.max(size - 1, seen) });
    return read;
  }

  /** The checkpoints that others kept of this epoch, if a key of the log signed them. */
  #keptOf({ origin, policy, ranges }: Opened, epoch: number): Head[] {
    const kept = new Map([...(this.demand.kept ?? [])].filter(([, one]) => one.origin === origin));
    const heads = judgeCheckpoints(kept, epoch, origin, { policy, ranges }, new Findings());
    for (const { path } of heads.filter(({ isTrue }) => !isTrue))
      this.#findings.add('input-unusable', { epoch, path, detail: 'no key of the log has signed it' });
    return heads.filter(({ isTrue }) => isTrue);
  }

  #checkState(): void {
    const { state } = this.demand;
    if (!state) return;
    try {
      const isGappy = this.#expunges.isAnyMissing || this.#findings.counts.tampered > 0;
      this.#rows!.compare(state.lines, isGappy, this.#findings);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#findings.add('input-unusable', { path: state.name, detail: reasonOf(error) });
    }
  }
}

/** The most that a true checkpoint counts; without any, the most that one claims. */
function sizeOf(heads: readonly Head[]): number {
  const isAnyTrue = heads.some(({ isTrue }) => isTrue);
  return largestOf(heads.filter(({ isTrue }) => isTrue || !isAnyTrue));
}

function summary(
  { epoch, origin, size, heads, isWitnessAsked, rootAt }: Epoch,
  said: Continuation | null,
): Report['epochs'][number] {
  const reached = rootAt(size);
  const root = reached === undefined ? null : Buffer.from(reached, 'latin1').toString('base64');
  return {
    epoch,
    origin,
    size,
    root,
    checkpoints: heads.length,
    witnessed: heads.filter(({ isWitnessed }) => isWitnessed).length,
    isWitnessAsked,
    continues: said && { origin: said.origin, size: said.size, reason: said.reason },
  };
}
