// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Permission } from '@harbor/policy';
import { sessionOpened } from '../identity/index.js';
import type { EventKind, Happening, RowChange } from '../ledger/index.js';
import { later } from './seed-calendar.js';
import { turn } from './world/seeded.js';
import type { Role } from './world/index.js';

/** A row to add, by column name. It comes in at version 1, in the state it has today. */
export interface NewRow {
  table: string;
  id: string;
  values: Record<string, unknown>;
}

/** One thing somebody did, as the log will tell it. */
export interface Act {
  at: Date;
  kind: EventKind;
  ruleId: Permission | 'platform_operator';
  happening: Happening;
  rows?: readonly NewRow[];
}

/** Who acted, as the session of that moment proved it. */
export interface Actor {
  userId: string;
  role: Role | 'platform_operator' | 'public';
  sessionId: string;
  freshUntil: Date | null;
}
export interface Told {
  agencyId: string;
  by: Actor;
  act: Act;
}
export type Insertion = Omit<RowChange, 'rowHash'>;

/** Whoever owns the database, or a visitor who has not signed in: nobody's id, as everywhere. */
const nobody = '00000000-0000-0000-0000-000000000000';
const freshMinutes = 15;

/** Everything that happened in the demo, in the order it was told, with the rows each act left behind. */
export class Book {
  readonly told: Told[] = [];

  constructor(private readonly now: Date) {}

  /** An act of whoever runs the installation. */
  byOwner(agencyId: string, act: Omit<Act, 'ruleId'>): void {
    this.tell(
      agencyId,
      { userId: nobody, role: 'platform_operator', sessionId: nobody, freshUntil: null },
      { ...act, ruleId: 'platform_operator' },
    );
  }

  /** An act at the door, without a session. */
  byVisitor(agencyId: string, act: Act): void {
    if (act.at < this.now) this.tell(agencyId, { userId: nobody, role: 'public', sessionId: nobody, freshUntil: null }, act);
  }

  /**
   * Somebody signs in a minute or so before the first act and then does one after the other. A sitting that would reach
   * beyond now has not happened yet and is left out.
   */
  sitting({ id, agencyId, role }: { id: string; agencyId: string; role: Role }, acts: readonly Act[]): void {
    const [first] = acts;
    if (!first || acts.some(({ at }) => at >= this.now)) return;
    const opened = later(first.at, -0.4 - (turn('opened', first.at.getTime()) % 100) / 100);
    const by: Actor = { userId: id, role, sessionId: randomUUID(), freshUntil: later(opened, freshMinutes) };
    this.tell(agencyId, by, { at: opened, kind: sessionOpened, ruleId: 'session.own', happening: { resourceId: by.sessionId } });
    for (const act of acts) this.tell(agencyId, by, act);
  }

  private tell(agencyId: string, by: Actor, act: Act): void {
    this.told.push({ agencyId, by, act });
  }
}
