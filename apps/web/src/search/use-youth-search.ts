// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Refused } from '../api/problem.js';
import type { YouthListItem } from '../api/generated/types.gen.js';
import { searchYouth } from './queries.js';

export interface Found {
  /** The words that these were found by. */
  words: string;
  youth: readonly YouthListItem[];
  refused?: Refused;
}
const nothing: Found = { words: '', youth: [] };

/** Asks 300 ms after the last letter, from two letters on: every search leaves an event. */
export function useYouthSearch(typed: string, mayAsk: boolean): Found {
  const words = typed.trim();
  const [found, setFound] = useState(nothing);
  const isEnough = mayAsk && [...words].length >= 2;
  useEffect(() => {
    if (!isEnough) return;
    const stop = new AbortController();
    const soon = setTimeout(() => {
      searchYouth(words, stop.signal).then(
        (youth) => setFound({ words, youth }),
        (error: unknown) => {
          if (!stop.signal.aborted)
            setFound({ words, youth: [], refused: error instanceof Refused ? error : new Refused(500, 'internal') });
        },
      );
    }, 300);
    return () => {
      clearTimeout(soon);
      stop.abort();
    };
  }, [words, isEnough]);
  return isEnough ? found : nothing;
}
