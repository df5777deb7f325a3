// SPDX-License-Identifier: Apache-2.0
// Whom to believe: a policy (C2SP tlog-policy), and which of a log's keys signs which sizes.
import { type Checkpoint, cosignedAt, type Key, keyOf, signedBy } from './note.js';
import { decimal, Unreadable } from './unreadable.js';

export interface Policy {
  readonly logs: Key[];
  readonly witnesses: Map<string, Key>;
  /** Whether the quorum holds when exactly these names have signed. */
  readonly isEnough: (seen: ReadonlySet<string>) => boolean;
}

/** A key of the log and the sizes it signs, inclusive. */
export interface KeyRange {
  readonly vkey: string;
  readonly first: number;
  readonly last: number;
}

const mostLines = 1_000;

type Rule = Policy['isEnough'];

export function policyOf(text: string): Policy {
  const logs: Key[] = [];
  const witnesses = new Map<string, Key>();
  const rules = new Map<string, Rule>();
  const members = new Set<string>();
  let quorum: Rule | undefined;
  const define = (name: string, rule: Rule) => {
    if (!name || name === 'none' || rules.has(name)) throw new Unreadable('a policy has a name twice');
    rules.set(name, rule);
  };
  const known = (name: string): Rule => {
    const rule = rules.get(name);
    if (!rule) throw new Unreadable('a policy uses a name it does not define');
    return rule;
  };
  for (const line of linesOf(text)) {
    const [kind = '', ...words] = line.split(/[ \t]+/).filter(Boolean);
    const [first = '', second = '', ...rest] = words;
    if (kind === '' || kind.startsWith('#')) continue;
    if (kind === 'log') addKey(first, 1, logs);
    else if (kind === 'witness') {
      const key = addKey(second, 4, [...witnesses.values()]);
      define(first, (seen) => seen.has(first));
      witnesses.set(first, key);
    } else if (kind === 'group') {
      const need = second === 'any' ? 1 : second === 'all' ? rest.length : decimal(second);
      if (need < 1 || need > rest.length) throw new Unreadable('a group of a policy cannot be met');
      for (const name of rest) if (members.size === members.add(name).size) throw new Unreadable('a policy counts a name twice');
      const inner = rest.map(known);
      define(first, (seen) => inner.filter((rule) => rule(seen)).length >= need);
    } else if (kind === 'quorum' && !quorum && words.length === 1) quorum = first === 'none' ? () => true : known(first);
    else throw new Unreadable('a policy has a line we do not know');
  }
  if (!quorum) throw new Unreadable('a policy has no quorum');
  return { logs, witnesses, isEnough: quorum };
}

export function keyRangesOf(text: string): KeyRange[] {
  return linesOf(text)
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', last = '', vkey = '', ...more] = line.split(' ');
      if (more.length > 0) throw new Unreadable('a line of keys has another form');
      return { vkey: keyOf(vkey).vkey, first: decimal(first), last: last === '-' ? Infinity : decimal(last) };
    });
}

/** What a policy says of one checkpoint. */
export interface Judgement {
  /** Whether a key of the log that may sign this size has signed. */
  readonly isLogs: boolean;
  /** Whether enough witnesses have cosigned. */
  readonly isWitnessed: boolean;
  /** When the first witness did, in seconds since 1970. */
  readonly since: number | null;
  /** Names of known keys under signatures that are not theirs. */
  readonly broken: readonly string[];
}

export function judged(checkpoint: Checkpoint, policy: Policy, ranges: KeyRange[] | null): Judgement {
  const { origin, size } = checkpoint;
  const maySign = ({ vkey }: Key) => !ranges || ranges.some((one) => one.vkey === vkey && one.first <= size && size <= one.last);
  const broken: string[] = [];
  const seen = new Map<string, number>();
  let isLogs = false;
  for (const key of policy.logs.filter(({ name }) => name === origin)) {
    const has = signedBy(checkpoint, key);
    if (has === false) broken.push(key.name);
    if (has && maySign(key)) isLogs = true;
  }
  for (const [name, key] of policy.witnesses) {
    const has = cosignedAt(checkpoint, key);
    if (has === false) broken.push(key.name);
    else if (has !== null) seen.set(name, has);
  }
  const since = [...seen.values()].reduce((first, one) => Math.min(first, one), Infinity);
  return {
    isLogs,
    isWitnessed: isLogs && policy.isEnough(new Set(seen.keys())),
    since: since === Infinity ? null : since,
    broken,
  };
}

/** A stranger's policy must not keep us busy. */
function linesOf(text: string): string[] {
  const lines = text.split('\n', mostLines + 1);
  if (lines.length > mostLines) throw new Unreadable(`it has more than ${mostLines} lines`);
  return lines;
}

function addKey(vkey: string, type: number, others: Key[]): Key {
  const key = keyOf(vkey);
  if (key.type !== type || others.some(({ material }) => material.equals(key.material)))
    throw new Unreadable('a policy has a key twice, or of the wrong kind');
  if (type === 1) others.push(key);
  return key;
}
