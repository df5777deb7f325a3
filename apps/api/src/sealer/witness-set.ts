// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { type LogPolicy, Malformed, parseLogPolicy } from '@harbor/transparency';
import { CannotStart } from '../platform/cannot-start.js';

/** Which witnesses must sign, and where they are. */
export interface WitnessSet {
  readonly policy: LogPolicy;
  /** What the log says of it to others: the lines without remarks and without keys of logs. */
  readonly text: string;
}

/** A policy of no witnesses, as the database begins with. */
export const nobodyAsked = 'quorum none\n';

/**
 * Reads the settings' file: C2SP tlog-policy, in which each witness has its address.
 *
 * @throws CannotStart when the file cannot be read, is not of that form, or a witness has no address
 */
export function readWitnessSet(file: string): WitnessSet {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CannotStart(`The file of witnesses ${file} cannot be read (${code}). Check HARBOR_WITNESSES.`);
  }
  try {
    const policy = parseLogPolicy(text);
    for (const name of policy.witnesses.keys())
      if (!/^https?:\/\/./.test(policy.urls.get(name) ?? '')) throw new Malformed('policy', `no address of the witness ${name}`);
    return { policy, text: plain(text) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new CannotStart(`The file of witnesses ${file} is no policy: ${error.message}. Check HARBOR_WITNESSES.`);
  }
}

function plain(text: string): string {
  const lines = text.split('\n').map((line) => line.split(/[ \t]+/).filter(Boolean));
  const kept = lines.filter(([kind = '#']) => !kind.startsWith('#') && kind !== 'log');
  return kept.map((words) => `${words.join(' ')}\n`).join('');
}
