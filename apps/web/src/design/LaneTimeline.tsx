// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import classes from './LaneTimeline.module.css';
import { inRows, ticks } from './lane-scale.js';

/** Something that lasted, or (from and to the same) happened. */
export interface Piece {
  id: string;
  from: string;
  /** null while it goes on. */
  to: string | null;
  label: string;
  isDashed: boolean;
  mark: ReactNode;
}
export interface Lane {
  name: string;
  pieces: Piece[];
}

interface Drawn {
  lanes: readonly Lane[];
  /** Where the scale begins. */
  from: string;
  now: string;
  nowWord: string;
  timeZone: string;
  language: string;
}

/**
 * Lanes over a scale of months. Shape and word tell things apart, never colour alone. Hidden from whoever listens: the
 * list beside it holds the same.
 */
export function LaneTimeline({ lanes, from, now, nowWord, timeZone, language }: Drawn) {
  const start = Date.parse(from);
  const end = Date.parse(now) + (Date.parse(now) - start) * 0.04 + 1;
  const at = (instant: number) => Math.min(100, Math.max(0, ((instant - start) / (end - start)) * 100));
  return (
    <div className={`${classes.lanes} no-print`} aria-hidden="true">
      <div />
      <div className={classes.scale}>
        {ticks(start, end, timeZone, language).map(({ instant, label }) => (
          <span key={instant} className={classes.tick} style={{ left: `${at(instant)}%` }}>
            {label}
          </span>
        ))}
      </div>
      {lanes.map(({ name, pieces }) => (
        <LaneRow key={name} name={name} pieces={pieces} at={at} nowAt={Date.parse(now)} nowWord={nowWord} />
      ))}
    </div>
  );
}

interface Row extends Lane {
  at: (instant: number) => number;
  nowAt: number;
  nowWord: string;
}

function LaneRow({ name, pieces, at, nowAt, nowWord }: Row) {
  const rows = inRows(pieces, at, nowAt);
  return (
    <>
      <div className={classes.name}>{name}</div>
      <div className={classes.lane} style={{ height: `${Math.max(1, rows.length) * 2.125}rem` }}>
        <span className={classes.now} style={{ left: `${at(nowAt)}%` }} title={nowWord} />
        {rows.flatMap((row, i) => row.map((piece) => <PieceOf key={piece.id} piece={piece} row={i} at={at} nowAt={nowAt} />))}
      </div>
    </>
  );
}

function PieceOf({ piece, row, at, nowAt }: { piece: Piece; row: number } & Pick<Row, 'at' | 'nowAt'>) {
  const { from, to, label, isDashed, mark } = piece;
  const left = at(Date.parse(from));
  const top = `${row * 2.125 + 0.25}rem`;
  if (to === from)
    return (
      <span className={classes.moment} style={{ left: `${left}%`, top }}>
        {mark} {label}
      </span>
    );
  const right = at(to === null ? nowAt : Date.parse(to));
  const isGoingOn = to === null;
  return (
    <span
      className={`${classes.bar} ${isDashed ? classes.dashed : ''} ${isGoingOn ? classes.goingOn : ''}`}
      style={{ left: `${left}%`, width: `${Math.max(0.6, right - left)}%`, top }}
    >
      {label}
    </span>
  );
}
