// SPDX-License-Identifier: Apache-2.0

export const logProblems = [
  ...(['rolled-back', 'forked', 'anchor-missing', 'epoch-undeclared', 'key-missing', 'tiles-damaged'] as const),
] as const;
export const logAlarms = [
  ...(['stopped', 'lagging', 'no-heartbeat', 'quarantine', 'log-damaged', 'rows-changed', 'witnesses-missing'] as const),
] as const;

/** Where a log stood: so many events, this root. */
export class LogMark {
  epoch!: number;
  /** The name of the log. */
  origin!: string;
  size!: number;
  /** In base64. */
  root!: string;
}

/** Something that a person must look at; docs/operations.md says what to do about each. */
export class LogAlarm {
  code!: (typeof logAlarms)[number];
  /** Date and time; null where only the state is known. */
  since!: string | null;
  /** What it is about, at most 100: rows as `table/id`, places in the log as `epoch/number`, names of witnesses. */
  places!: string[];
}

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
  /** How long the oldest of them has waited, in milliseconds. More than a minute is an alarm: the sealer does not run. */
  lagMs!: number;
  /** What was found in the queue and not written by this application. */
  quarantined!: number;
  /** Why nothing is sealed any more, as a code; null while all is well. */
  problem!: (typeof logProblems)[number] | null;
  /** Since when nothing is sealed. Date and time. */
  stoppedAt!: string | null;
  /** Where the log ended as the sealer remembers it; only while it has stopped, and if it remembers. */
  remembered!: LogMark | null;
  /** The newest sign of life of a server, which comes once a minute. Date and time; null if there was none for a day. */
  heartbeatAt!: string | null;
  alarms!: LogAlarm[];
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
