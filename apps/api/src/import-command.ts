// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connect, createApplication } from './application.js';
import { owning } from './command-house.js';
import { giveFile, type GivenFile } from './founding/index.js';
import { JobRunner, PartStore } from './jobs/index.js';
import type { JobRef } from './ledger/index.js';
import { CannotStart } from './platform/cannot-start.js';
import type { Config } from './platform/config.js';
import { createLogger } from './platform/http/logging.js';

interface Row {
  state: string;
  done: number;
  total: number | null;
  counts: Record<string, number> | null;
  problem: string | null;
  result_parts: number;
}
const lookMs = 1_000;

/** Imports a file as a job, which this process works off itself, and says how far it is. @returns whether it was done */
export async function runImport(config: Config, given: GivenFile & { failures?: string }): Promise<boolean> {
  let isDone = false;
  await owning(config, async ({ ownerUrl, appUrl }, keys) => {
    if (!appUrl) throw new CannotStart('Set DATABASE_URL as well: the import is done with the application’s own rights.');
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const db = await connect(appUrl, keys, 4);
    const app = await createApplication({ db, keys, log: createLogger('silent') });
    try {
      const ref = await giveFile(owner, keys, given);
      const working = app.get(JobRunner).run(ref);
      working.catch(() => undefined);
      const row = await watched(owner, ref);
      await working;
      isDone = row.state === 'done';
      console.log(isDone ? said(row, given.isDryRun) : `Nothing more was imported: ${row.problem ?? row.state}.`);
      if (given.failures && row.result_parts > 0)
        await pipeline(app.get(PartStore).stream(ref, row.result_parts), createWriteStream(given.failures, { mode: 0o600 }));
    } finally {
      await app.close();
      await owner.end();
    }
  });
  return isDone;
}

/** The job when it is over. Where a server takes it up meanwhile, that one ends it. */
async function watched(owner: pg.Client, { agencyId, jobId }: JobRef): Promise<Row> {
  for (let before = -1; ; await pause(lookMs)) {
    const { rows } = await owner.query<Row & { is_over: boolean }>(
      `select state, done, total, counts, problem, result_parts, ended_at is not null as is_over
        from harbor.job where agency_id = $1 and id = $2`,
      [agencyId, jobId],
    );
    const [row] = rows;
    if (!row) throw new Error('The job is gone.');
    if (row.is_over) return row;
    if (row.total !== null && row.done !== before) console.log(`${row.done} of ${row.total}`);
    before = row.done;
  }
}

function said({ counts }: Row, isDryRun: boolean): string {
  const { added = 0, changed = 0, same = 0, failed = 0 } = counts ?? {};
  const what = `${added} added, ${changed} changed, ${same} the same, ${failed} rows not taken`;
  return isDryRun ? `Nothing was changed. It would be: ${what}.` : `Imported: ${what}.`;
}
