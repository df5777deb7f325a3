// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { SystemView } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import { readLogHealth } from '../sealed-log/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { programVersion } from '../platform/version.js';
import { systemShown } from './system.events.js';

interface FactsRow {
  events_last_day: number;
  events_waiting: number;
  open_sessions: number;
  log_months_ahead: number;
  schema_version: string;
  postgres_version: string;
  database_bytes: string;
}

/** How the installation is. Of other agencies nothing is told but that the database as a whole has a size. */
@Injectable()
export class SystemService {
  constructor(private readonly ledger: Ledger) {}

  show(ctx: Ctx): Promise<SystemView> {
    return this.ledger.read(ctx, async (tx) => {
      const [[row], log, at] = await Promise.all([
        tx.rows<FactsRow>(
          'system-facts',
          `select f.*, (select m.name from harbor.migration m order by m.timestamp desc limit 1) as schema_version,
            current_setting('server_version') as postgres_version, pg_database_size(current_database()) as database_bytes
            from gate.system_facts() f`,
        ),
        readLogHealth(tx),
        tx.at(),
      ]);
      if (!row || !log) throw new NotVisible();
      tx.record(systemShown, { resourceId: ctx.actor.agencyId, relation: 'agency' });
      return {
        version: programVersion,
        schemaVersion: row.schema_version,
        nodeVersion: process.version,
        postgresVersion: row.postgres_version,
        uptimeSeconds: Math.floor(process.uptime()),
        clockDifferenceMs: at.getTime() - ctx.now.getTime(),
        databaseBytes: Number(row.database_bytes),
        logMonthsAhead: row.log_months_ahead,
        eventsLastDay: row.events_last_day,
        eventsWaiting: row.events_waiting,
        openSessions: row.open_sessions,
        log,
      };
    });
  }
}
