// SPDX-License-Identifier: Apache-2.0
import { createHash, randomInt } from 'node:crypto';

export interface Seeded {
  /** Give it as HARBOR_SEED to have the same run again. */
  seed: number;
  /** From 0 up to, not including, `below`. */
  whole(below: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** Chance that can be repeated: from HARBOR_SEED, else a new seed that the test prints. */
export function seeded(seed = Number(process.env['HARBOR_SEED'] ?? randomInt(1_000_000))): Seeded {
  let drawn = 0;
  let block = Buffer.alloc(0);
  const whole = (below: number): number => {
    if (drawn % 8 === 0)
      block = createHash('sha256')
        .update(`${seed}/${drawn / 8}`)
        .digest();
    return block.readUInt32LE((drawn++ % 8) * 4) % below;
  };
  const shuffled = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = whole(i + 1);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  };
  return { seed, whole, shuffled, pick: (from) => from[whole(from.length)]! };
}

/** How much is asked for: few in every run, more on demand. */
export const wantedCount = (name: string, usual: number): number => Number(process.env[name] ?? usual);
