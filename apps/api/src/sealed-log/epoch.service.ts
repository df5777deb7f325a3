// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { DeclareEpoch, Epochs, EpochView } from '@harbor/contracts';
import { epochMac, uuidv7 } from '@harbor/transparency';
import { KeyRing } from '../keys/index.js';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { EpochOpenAlready, LogHasMoved, NothingSealed } from './sealed-log.errors.js';
import { epochsListed, logContinued } from './sealed-log.events.js';

/** Where a log ended that a new epoch continues. */
export interface LogEnd {
  /** The new one's number. */
  readonly epoch: number;
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Why nothing is sealed; null while the log goes on. */
  readonly problem: string | null;
}

interface HistoryRow {
  epoch: number;
  origin: string | null;
  verifier_key: string | null;
  size: string | null;
  old_origin: string | null;
  old_size: string;
  old_root: string;
  reason: EpochView['reason'];
  declared_at: Date | null;
}

/** The statement that finds the end, and the one that keeps a declaration: of a privacy officer, and of the owner. */
export const endOfLog = 'select epoch, origin, size::float8 as size, root, problem from gate.next_epoch($1)';
export const keepDeclaration = 'select gate.declare_epoch($1, $2, $3, $4, $5, $6, $7, $8)';

/** A log that stands still is ended with the size that was shown; one that goes on has no size that lasts. */
export function isAsShown({ problem, size }: LogEnd, shown: number | undefined): boolean {
  return shown === (problem === null ? undefined : size);
}

/** What the two statements and the event say of one declaration. */
export function declarationOf(writerKey: Buffer, agencyId: string, end: LogEnd, at: Date, reason: string) {
  const said = { ...end, eventId: uuidv7(at) };
  const { epoch, eventId, origin, size, root } = said;
  return {
    happening: { eventId, reasonCode: reason, fields: [origin, String(size), root] },
    values: [agencyId, epoch, eventId, origin, size, root, reason, epochMac(writerKey, agencyId, said)],
  };
}

/**
 * The logs of an agency that follow one another. A new one begins when somebody declares it: the declaration is the new
 * log's first event and says where the old one ended, so that everybody who checks them learns of it.
 */
@Injectable()
export class EpochService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  list(ctx: Ctx): Promise<Epochs> {
    return this.ledger.read(ctx, async (tx) => {
      const items = await history(tx);
      tx.record(epochsListed, { resultCount: items.length, relation: 'agency' });
      return { items };
    });
  }

  /**
   * From the next moment on the log is a new one, under a new key: sealing goes on, if the sealer remembers the same end.
   * What the old one lost stays a gap that is declared.
   *
   * @throws NothingSealed; LogHasMoved when the old one does not stand as the person was shown it
   */
  declare(ctx: Ctx, { reason, size }: DeclareEpoch): Promise<void> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { agencyId, at } = await tx.who();
        const [end] = await tx.rows<LogEnd>('log-end', endOfLog, [agencyId]);
        if (!end) throw new NothingSealed();
        if (!isAsShown(end, size)) throw new LogHasMoved();
        const { happening, values } = declarationOf(this.keys.writerKey(), agencyId, end, at, reason);
        tx.refusals['ck_audit_epoch_is_next'] = () => new EpochOpenAlready();
        await tx.rows('declare-epoch', keepDeclaration, values);
        tx.record(logContinued, { ...happening, relation: 'agency' });
      },
      async (tx) => tx.record(epochsListed, { relation: 'agency' }),
    );
  }
}

async function history(tx: ReadTx): Promise<EpochView[]> {
  const { agencyId } = await tx.who();
  const rows = await tx.rows<HistoryRow>('log-history', 'select * from gate.log_history($1)', [agencyId]);
  return rows.map(({ epoch, origin, verifier_key: verifierKey, size, reason, ...row }) => ({
    ...{ epoch, origin, verifierKey, reason },
    size: Number(size ?? 0),
    continues:
      row.old_origin === null
        ? null
        : { epoch: epoch - 1, origin: row.old_origin, size: Number(row.old_size), root: row.old_root },
    declaredAt: row.declared_at?.toISOString() ?? null,
  }));
}
