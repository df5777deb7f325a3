// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import type { DefaultValues } from 'react-hook-form';
import { Refused } from '../api/problem.js';
import { type ApiForm, useApiForm } from './form.js';

export type Fields = Record<string, unknown>;
export type Choice = 'mine' | 'theirs';
/** What two people changed at once: the fields, and both texts. */
export interface Conflict<V extends Fields> {
  names: (keyof V & string)[];
  mine: V;
  theirs: V;
  /** Which text stands, by field; undefined: not now. */
  settle: (choices: Record<string, Choice> | undefined) => void;
}
export interface CarefulForm<V extends Fields> extends ApiForm<V> {
  /** Set while the person has to choose; shown by `ConflictDialog`. */
  conflict: Conflict<V> | undefined;
  /** It was saved, and nothing was changed since. */
  isSaved: boolean;
}

interface Saving<R extends { version: number }, V extends Fields> {
  /** As it was when the form opened. */
  record: R;
  valuesOf: (record: R) => V;
  load: () => Promise<R>;
  /** Sends what changed, with the version it is a change of. Gives back what stands then. */
  save: (version: number, changed: Partial<V>) => Promise<R>;
}
interface Options<R extends { version: number }, V extends Fields> extends Saving<R, V> {
  /** As `useApiForm` takes them. */
  rules: unknown;
  leaveOut?: readonly (keyof V & string)[];
  onSaved?: () => unknown;
}

/** A form over a record that others change too: its rules and refusals are the API's, its saves are careful. */
export function useCarefulForm<R extends { version: number }, V extends Fields>({
  rules,
  leaveOut = [],
  onSaved,
  ...saving
}: Options<R, V>): CarefulForm<V> {
  const [opened] = useState(() => saving.valuesOf(saving.record));
  const [hasSaved, setSaved] = useState(false);
  const { send, conflict } = useCarefulSave(saving);
  const asked = useApiForm<V>({
    rules,
    leaveOut,
    defaults: opened as DefaultValues<V>,
    send: async (values) => {
      setSaved(false);
      asked.form.reset((await send(values)) as DefaultValues<V>);
      setSaved(true);
      await onSaved?.();
    },
  });
  return { ...asked, conflict, isSaved: hasSaved && !asked.form.formState.isDirty };
}

/**
 * Saves what someone changed, and never over a colleague's change of the same field: then both texts are shown and the
 * person chooses. Fields that only one of the two touched need no question.
 */
function useCarefulSave<R extends { version: number }, V extends Fields>({ record, valuesOf, load, save }: Saving<R, V>) {
  const base = useRef(record);
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
  /** Gives back what stands then. */
  const send = async (mine: V): Promise<V> => {
    const values = valuesOf(base.current);
    const changed = changesOf(values, mine);
    if (Object.keys(changed).length === 0) return values;
    try {
      base.current = await save(base.current.version, changed);
      return valuesOf(base.current);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 412) throw error;
      const now = await load();
      const theirs = valuesOf(now);
      const names = Object.keys(changed).filter((name) => isOther(theirs[name], values[name]));
      const clashing = names.filter((name) => isOther(theirs[name], mine[name]));
      const choices = clashing.length > 0 ? await ask({ names: clashing, mine, theirs }) : {};
      if (!choices) throw error;
      base.current = now;
      const kept = Object.keys(changed).filter((name) => choices[name] !== 'theirs');
      return send({ ...theirs, ...Object.fromEntries(kept.map((name) => [name, mine[name]])) });
    }
  };
  return { send, conflict };
}

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function changesOf<V extends Fields>(before: V, after: V): Partial<V> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => isOther(value, before[name]))) as Partial<V>;
}
