// SPDX-License-Identifier: Apache-2.0

/** How the sealing of one's own agency's log goes. */
export class LogHealth {
  /** Which of the agency's logs it is, counted from 0; null before the first event was sealed. */
  epoch!: number | null;
  /** The name of the log; it says nothing of whose it is. */
  origin!: string | null;
  /** Events that have their place. */
  size!: number;
  /** Date and time. */
  sealedAt!: string | null;
  /** Events that have no place yet; counted up to 100,000. */
  waiting!: number;
  /** How long the oldest of them has waited. More than a minute means that the sealer does not run. */
  lagMs!: number;
  /** What was found in the queue and not written by this application. */
  quarantined!: number;
  /** Why nothing is sealed any more, as a code; null while all is well. */
  problem!: 'rolled-back' | 'forked' | 'anchor-missing' | 'epoch-undeclared' | 'key-missing' | 'tiles-damaged' | null;
}

/** How the installation is, for an agency's administrator. Counts are of one's own agency alone. */
export class SystemView {
  /** Of this program. */
  version!: string;
  /** The newest migration of the database. */
  schemaVersion!: string;
  nodeVersion!: string;
  postgresVersion!: string;
  uptimeSeconds!: number;
  /** How far the database's clock is ahead of this server's; a few milliseconds are the way between them. */
  clockDifferenceMs!: number;
  /** Of the whole database, whoever uses it. */
  databaseBytes!: number;
  /** Months after this one for which the log has room prepared. */
  logMonthsAhead!: number;
  eventsLastDay!: number;
  /** Events that have no place in the sealed log yet; counted up to 100,000. */
  eventsWaiting!: number;
  openSessions!: number;
  log!: LogHealth;
}
