// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';
import { Refused } from '../api/problem.js';

/**
 * One Idempotency-Key for one act. It stays the same while nobody knows whether the act was done, so that pressing the
 * button again after a lost answer has one effect; an answer, also a refusal, ends it.
 */
export function useOneAct(): <T>(work: (key: string) => Promise<T>) => Promise<T> {
  const key = useRef<string>(undefined);
  return async (work) => {
    key.current ??= crypto.randomUUID();
    try {
      const done = await work(key.current);
      key.current = undefined;
      return done;
    } catch (error) {
      const isUnknown = error instanceof Refused && (error.status === 0 || error.status >= 500);
      if (!isUnknown) key.current = undefined;
      throw error;
    }
  };
}
