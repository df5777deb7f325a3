// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { PlacementAddress } from '@harbor/contracts';
import { HomeAddressService } from '../homes/index.js';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { YouthService } from '../youth/index.js';
import { addressRead } from './placements.events.js';

interface Whereabouts {
  id: string;
  layer: string;
  home_id: string | null;
  home_label: string | null;
  receiving_adult_enc: Buffer | null;
  away_kind: string | null;
  away_since: Date | null;
}

/** Where a youth can be found: the one way to a home's address, through the youth who lives or stays there. */
@Injectable()
export class AddressService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly homes: HomeAddressService,
  ) {}

  /**
   * Where they should sleep tonight: respite while it lasts, else the placement. While they are away the answer says so,
   * and still tells the address: it is where they may come back to.
   *
   * @throws NotVisible before the first placement
   */
  read(ctx: Ctx, youthId: string): Promise<PlacementAddress> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, [row]] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<Whereabouts>(
          'where-youth-is',
          `select a.id, a.layer, a.home_id, h.label as home_label, a.receiving_adult_enc,
              w.kind as away_kind, lower(w.during) as away_since from harbor.living_arrangement a
            left join harbor.home h on h.agency_id = a.agency_id and h.id = a.home_id
            left join harbor.living_arrangement w on w.agency_id = a.agency_id and w.youth_id = a.youth_id and w.layer = 'away'
              and w.during @> harbor.now()
            where a.agency_id = $1 and a.youth_id = $2 and a.layer in ('base', 'respite') and a.during @> harbor.now()
            order by a.layer desc limit 1`,
          [ctx.actor.agencyId, youthId],
        ),
      ]);
      if (!row) throw new NotVisible();
      const home = row.home_id ? await this.homes.whereabouts(tx, ctx, row.home_id) : nowhere;
      tx.record(addressRead, { resourceId: row.id, subjects: [youthId], relation: youth.relation, fields: Object.keys(nowhere) });
      return {
        ...home,
        arrangementId: row.id,
        layer: row.layer,
        homeId: row.home_id,
        homeLabel: row.home_label,
        receivingAdult: youth.cipher.decryptOrNull('living_arrangement.receivingAdult', row.id, row.receiving_adult_enc),
        awayKind: row.away_kind,
        awaySinceAt: row.away_since?.toISOString() ?? null,
      };
    });
  }
}

const nowhere = { familyName: null, address: null, phone: null };
