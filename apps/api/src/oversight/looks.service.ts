// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { FileLooks } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { YouthService } from '../youth/index.js';
import type { PersonRow } from './audit.view.js';
import { fileLooksShown } from './oversight.events.js';

type LookRow = Omit<PersonRow, 'acts'>;

/** "Who opened this file", for those who answer for the youth: people and times, and not what they did there. */
@Injectable()
export class LooksService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
  ) {}

  /** The latest first; the reader's own looks are among them, this one from the next time on. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<FileLooks> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<LookRow>('looks-at-file', 'select * from gate.looks_at_file($1)', [youthId]),
      ]);
      tx.record(fileLooksShown, {
        resourceId: youthId,
        subjects: [youthId],
        relation: youth.relation,
        resultCount: rows.length,
      });
      return {
        items: rows.map((row) => ({
          userId: row.actor_id,
          displayName: row.actor_name,
          role: row.actor_role,
          firstAt: row.first_at.toISOString(),
          lastAt: row.last_at.toISOString(),
          times: row.times,
          refused: row.refused,
        })),
      };
    });
  }
}
