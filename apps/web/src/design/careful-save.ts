// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import { Refused } from '../api/problem.js';

type Fields = Record<string, unknown>;
export type Choice = 'mine' | 'theirs';
/** What two people changed at once: the fields, and both texts. */
export interface Conflict<V extends Fields> {
  names: (keyof V & string)[];
  mine: V;
  theirs: V;
  /** Which text stands, by field; undefined: not now. */
  settle: (choices: Record<string, Choice> | undefined) => void;
}
export interface Versioned<V> {
  version: number;
  values: V;
}

interface Saving<V extends Fields> {
  /** As it was when the form opened. */
  opened: Versioned<V>;
  load: () => Promise<Versioned<V>>;
  /** Sends what changed, with the version it is a change of. */
  save: (version: number, changed: Partial<V>) => Promise<unknown>;
}

/**
 * Saves what someone changed, and never over a colleague's change of the same field: then both texts are shown and the
 * person chooses. Fields that only one of the two touched need no question.
 */
export function useCarefulSave<V extends Fields>({ opened, load, save }: Saving<V>) {
  const base = useRef(opened);
  const [conflict, setConflict] = useState<Conflict<V>>();
  const ask = (found: Omit<Conflict<V>, 'settle'>) =>
    new Promise<Record<string, Choice> | undefined>((answer) =>
      setConflict({
        ...found,
        settle: (choices) => {
          setConflict(undefined);
          answer(choices);
        },
      }),
    );
  const send = async (mine: V): Promise<void> => {
    const { version, values } = base.current;
    const changed = changesOf(values, mine);
    if (Object.keys(changed).length === 0) return;
    try {
      await save(version, changed);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 412) throw error;
      const now = await load();
      const names = Object.keys(changed).filter((name) => isOther(now.values[name], values[name]));
      const clashing = names.filter((name) => isOther(now.values[name], mine[name]));
      const choices = clashing.length > 0 ? await ask({ names: clashing, mine, theirs: now.values }) : {};
      if (!choices) throw error;
      base.current = now;
      const kept = Object.keys(changed).filter((name) => choices[name] !== 'theirs');
      await send({ ...now.values, ...Object.fromEntries(kept.map((name) => [name, mine[name]])) });
    }
  };
  return { send, conflict };
}

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function changesOf<V extends Fields>(before: V, after: V): Partial<V> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => isOther(value, before[name]))) as Partial<V>;
}
