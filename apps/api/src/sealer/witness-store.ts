// SPDX-License-Identifier: Apache-2.0
import type { Connection } from './log-store.js';

/** The newest signed checkpoint of an agency's newest epoch, and who has cosigned it. */
export interface Unwitnessed {
  readonly agencyId: string;
  readonly epoch: number;
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  readonly cosigned: readonly string[];
  /** How long ago the oldest checkpoint was signed that is not witnessed as it must be, in milliseconds; null without one. */
  readonly lateMs: number | null;
  /** What the database says must sign. */
  readonly asked: string;
}

/** The statements of whoever asks the witnesses. */
export class WitnessStore {
  constructor(private readonly db: Connection) {}

  async newest(): Promise<Unwitnessed[]> {
    const { rows } = await this.db.query(
      `select h.agency_id as "agencyId", h.epoch, h.origin, c.size::float8 as size, c.note, h.witnesses as asked,
          array(select s.witness from harbor.audit_cosignature s where s.agency_id = h.agency_id and s.epoch = h.epoch and s.size = c.size) as cosigned,
          (select extract(epoch from harbor.now() - min(l.signed_at))::float8 * 1000 from harbor.audit_checkpoint l
            where l.agency_id = h.agency_id and l.epoch = h.epoch and l.size > h.witnessed_size) as "lateMs"
        from harbor.audit_head h
          cross join lateral (select * from harbor.audit_checkpoint c where c.agency_id = h.agency_id and c.epoch = h.epoch
            order by c.size desc limit 1) c
        where h.epoch = (select max(n.epoch) from harbor.audit_head n where n.agency_id = h.agency_id)`,
    );
    return rows as Unwitnessed[];
  }

  /** Keeps what a witness signed. Whoever asks twice gets another time and the same word; the first is kept. */
  async keep({ agencyId, epoch, size }: Unwitnessed, witness: string, line: string): Promise<void> {
    await this.db.query(
      `insert into harbor.audit_cosignature (agency_id, epoch, size, witness, line, signed_at) values ($1, $2, $3, $4, $5, harbor.now())
        on conflict do nothing`,
      [agencyId, epoch, size, witness, line],
    );
  }

  async witnessed({ agencyId, epoch, size }: Unwitnessed): Promise<void> {
    await this.db.query(
      'update harbor.audit_head set witnessed_size = $3 where agency_id = $1 and epoch = $2 and witnessed_size < $3',
      [agencyId, epoch, size],
    );
  }

  async ask({ agencyId, epoch }: Unwitnessed, policy: string): Promise<void> {
    await this.db.query('update harbor.audit_head set witnesses = $3 where agency_id = $1 and epoch = $2', [
      ...[agencyId, epoch, policy],
    ]);
  }

  /** Names who has not signed; nobody ends the warning. */
  async missing(agencyId: string, names: readonly string[]): Promise<void> {
    if (names.length === 0)
      await this.db.query(`delete from harbor.audit_warning where agency_id = $1 and kind = 'witnesses-missing'`, [agencyId]);
    else
      await this.db.query(
        `insert into harbor.audit_warning (agency_id, kind, since, places) values ($1, 'witnesses-missing', harbor.now(), $2)
          on conflict (agency_id, kind) do update set places = excluded.places`,
        [agencyId, names],
      );
  }
}
