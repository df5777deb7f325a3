// SPDX-License-Identifier: Apache-2.0
import classes from './Figures.module.css';

/** Figures below one another: what each is, and how much. */
export function Figures({ of }: { of: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={classes.figures}>
      {of.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
