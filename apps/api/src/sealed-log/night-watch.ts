// SPDX-License-Identifier: Apache-2.0
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Frontier, tileWidth } from '@harbor/transparency';
import { KeyRing } from '../keys/index.js';
import { Ledger, type ReadTx } from '../ledger/index.js';
import { checkHead, checkPart, checkUnsealed, firstOfAll, type LogFinding, placeOf } from './log-check.js';
import type { Ask, EpochHead } from './log-reader.js';
import { readerOf } from './reader-of.js';
import { partsOf, type RowTold, rowsNow, rowsThatDiffer } from './row-state.js';
import { nightChecked, nightRead } from './sealed-log.events.js';

const everyMs = 20 * 60_000;
/** Times 256 events in one transaction. */
const partsAtOnce = 64;

/**
 * Once a night, at each agency: every row is held against the newest event about it, and every event against the sealed log.
 * What does not fit is named in an alarm, which the next check that finds nothing ends, and counted in the server's own log
 * and in the sealed one, which whoever owns the database cannot take back. Each part is a transaction with an event of its
 * own; only a check that came to its end counts as one.
 */
@Injectable()
export class NightWatch implements OnModuleDestroy {
  private readonly log = new Logger('night watch');
  private timer: NodeJS.Timeout | undefined;
  private isLeaving = false;
  private isAtWork = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  /** From now on. Keeps no process alive. */
  start(): void {
    this.timer = setInterval(() => void this.told(), everyMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    this.isLeaving = true;
    clearInterval(this.timer);
  }

  /** Every agency whose checks are due. What goes wrong at one is told, and tried again with the next round. */
  async round(): Promise<void> {
    for (const agencyId of await this.ledger.watched()) {
      if (this.isLeaving) return;
      if (await this.isDue(agencyId)) await this.check(agencyId).catch((error: unknown) => this.failed(error, agencyId));
    }
  }

  /** Both checks, now. */
  async check(agencyId: string): Promise<void> {
    const rows = await this.rows(agencyId);
    await this.ledger.warn(agencyId, 'rows-changed', rows);
    const places = [...new Set((await this.events(agencyId)).map(placeOf))];
    await this.ledger.warn(agencyId, 'log-damaged', places);
    const found = rows.length + places.length;
    await this.ledger.watch(agencyId, 'night-watch', async (tx) => tx.record(nightChecked, { resultCount: found }));
    if (found > 0)
      this.log.error(`${rows.length} rows and ${places.length} places of the log are not as they were left: agency ${agencyId}`);
  }

  private async isDue(agencyId: string): Promise<boolean> {
    const values = [agencyId, this.keys.doorProof('checks_due', agencyId)];
    const rows = await this.ledger.query({ name: 'checks-due', text: 'select gate.checks_due($1, $2) as due', values });
    return (rows as { due: boolean }[])[0]?.due ?? false;
  }

  private async rows(agencyId: string): Promise<string[]> {
    const parts = await this.step(agencyId, 'rows', 0, (tx) => partsOf(asking(tx), agencyId));
    const differ: string[] = [];
    for (let part = 0; part < parts; part += 1)
      differ.push(
        ...(await this.step(agencyId, 'rows', part + 1, async (tx) => {
          const ask = asking(tx);
          const [now, told] = [
            await rowsNow(ask, agencyId, part, parts),
            await ask<RowTold>('rows-told', 'select * from gate.rows_told($1, $2, $3)', [agencyId, part, parts]),
          ];
          return rowsThatDiffer(now, told, (rowHash) => this.keys.rowDigest(rowHash));
        })),
      );
    return differ;
  }

  private async events(agencyId: string): Promise<LogFinding[]> {
    const heads = await this.step(agencyId, 'events', 0, async (tx) => (await readerOf(tx)).epochs());
    const findings: LogFinding[] = [];
    for (const head of heads) {
      let edge = new Frontier();
      for (let part = 0; part * tileWidth < head.size; part += partsAtOnce) {
        const read = await this.step(agencyId, 'events', part, (tx) => this.parts(tx, agencyId, head, part, edge));
        findings.push(...read.found);
        edge = read.edge;
      }
      findings.push(...checkHead(head, edge));
    }
    for (let after: string | null = firstOfAll; after !== null;) {
      const from: string = after;
      const { found, last } = await this.step(agencyId, 'unsealed', 0, async (tx) => checkUnsealed(await readerOf(tx), from));
      findings.push(...found);
      after = last;
    }
    return findings;
  }

  /** From this part on; `from` is not changed, because a transaction may run twice. */
  private async parts(tx: ReadTx, agencyId: string, head: EpochHead, part: number, from: Frontier) {
    const [reader, edge] = [await readerOf(tx), new Frontier(from.size, from.hashes)];
    const found: LogFinding[] = [];
    for (let next = part; next < part + partsAtOnce && next * tileWidth < head.size; next += 1)
      found.push(...(await checkPart(reader, head, next, edge, this.keys.writerKey(), agencyId)));
    return { found, edge };
  }

  private step<T>(agencyId: string, what: string, part: number, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.ledger.watch(agencyId, 'night-watch', async (tx) => {
      const result = await work(tx);
      tx.record(nightRead, { reasonCode: what, resultCount: part });
      return result;
    });
  }

  private async told(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    await this.round().catch((error: unknown) => this.failed(error, 'all'));
    this.isAtWork = false;
  }

  private failed(error: unknown, agencyId: string): void {
    const { code, name } = error as NodeJS.ErrnoException;
    this.log.warn(`not checked: ${code ?? name}, agency ${agencyId}`);
  }
}

const asking =
  (tx: ReadTx): Ask =>
  (name, text, values) =>
    tx.rows(name, text, values);
