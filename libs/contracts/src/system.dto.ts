// SPDX-License-Identifier: Apache-2.0

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
}
