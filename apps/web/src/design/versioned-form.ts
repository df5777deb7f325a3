// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import { Refused } from '../api/problem.js';
import { type ApiForm, useApiForm } from './form.js';

/** A field that a colleague changed meanwhile, and differs from what stands in the form. */
export interface Difference<T> {
  name: keyof T & string;
  theirs: T[keyof T];
  /** Whether it was changed here, too; if not, theirs stays whatever is chosen. */
  isBoth: boolean;
  mine: T[keyof T];
}
export interface VersionedForm<T extends FieldValues> extends ApiForm<T> {
  /** What was saved last by this form is what the server has. */
  isSaved: boolean;
  /** Set while two people's answers stand against each other. */
  conflict: { differences: Difference<T>[]; keepMine: (event: React.SyntheticEvent) => void; takeTheirs: () => void } | undefined;
}

interface Options<R extends { version: number }, T extends FieldValues> {
  rules: unknown;
  /** The record as it was opened. */
  record: R;
  fieldsOf: (record: R) => T;
  /** Sends what was changed and nothing else. */
  save: (changes: Partial<T>, version: number) => Promise<R>;
  /** The record as it is now, for a conflict. */
  load: () => Promise<R>;
}

/**
 * A form over a record that others change, too. Only what was changed is sent, with the version it was read at; when
 * somebody was faster, both answers are shown, and nothing is written over unseen.
 */
export function useVersionedForm<R extends { version: number }, T extends FieldValues>(options: Options<R, T>): VersionedForm<T> {
  const { rules, record, fieldsOf, save, load } = options;
  const base = useRef(record);
  const [theirs, setTheirs] = useState<{ record: R; differences: Difference<T>[] }>();
  const [isSaved, setSaved] = useState(false);
  const take = (now: R, values = fieldsOf(now)) => {
    base.current = now;
    setTheirs(undefined);
    asked.form.reset(values as DefaultValues<T>);
  };
  const asked = useApiForm<T>({
    rules,
    defaults: fieldsOf(record) as DefaultValues<T>,
    send: async (values) => {
      setSaved(false);
      const changes = changed(fieldsOf(base.current), values);
      try {
        if (Object.keys(changes).length > 0) take(await save(changes, base.current.version));
        setSaved(true);
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'stale-version')) throw error;
        const now = await load();
        const differences = differing(fieldsOf(base.current), fieldsOf(now), values);
        if (differences.length > 0) return setTheirs({ record: now, differences });
        // Another version with the same answers: there is nothing to choose between.
        take(await save(changes, now.version));
        setSaved(true);
      }
    },
  });
  const keepMine = (event: React.SyntheticEvent) => {
    if (!theirs) return;
    const mine = changed(fieldsOf(base.current), asked.form.getValues());
    take(theirs.record);
    // Set one by one, so that they count as changed against what is there now.
    for (const [name, value] of Object.entries(mine)) asked.form.setValue(name as never, value as never, { shouldDirty: true });
    asked.onSubmit(event);
  };
  const takeTheirs = () => theirs && take(theirs.record);
  return { ...asked, isSaved, conflict: theirs && { differences: theirs.differences, keepMine, takeTheirs } };
}

function changed<T extends FieldValues>(before: T, now: T): Partial<T> {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name])) as Partial<T>;
}

function differing<T extends FieldValues>(before: T, theirs: T, mine: T): Difference<T>[] {
  return Object.keys(before)
    .filter((name) => theirs[name] !== before[name] && theirs[name] !== mine[name])
    .map((name) => ({ name, theirs: theirs[name], mine: mine[name], isBoth: mine[name] !== before[name] }));
}
