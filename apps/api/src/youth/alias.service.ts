// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AliasView } from '@harbor/contracts';
import { AccessService } from '../access/index.js';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { AliasEndedAlready, AliasKnownAlready } from './youth.errors.js';
import { aliasAdded, aliasEnded, aliasOpened } from './youth.events.js';
import { YouthAlias } from './youth-alias.entity.js';

/** Other names of a youth. They are found by search within reach and stand in the file. */
@Injectable()
export class AliasService {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: AccessService,
  ) {}

  /** @throws NotVisible, AliasKnownAlready */
  add(ctx: Ctx, youthId: string, name: string): Promise<AliasView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const relation = await this.access.standing(tx, ctx, youthId);
        const id = tx.newId;
        await tx.insert(
          YouthAlias,
          { id, youthId, name, endedAt: null },
          { uq_youth_alias_one_open: () => new AliasKnownAlready() },
        );
        tx.record(aliasAdded, { resourceId: id, subjects: [youthId], relation });
        return { id, name, version: 1 };
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /** The youth no longer goes by it: search does not find it any more. @throws NotVisible, AliasEndedAlready, StaleVersion */
  end(ctx: Ctx, youthId: string, aliasId: string, version: number): Promise<AliasView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [relation, alias] = await Promise.all([
          this.access.standing(tx, ctx, youthId),
          this.one(tx, ctx, youthId, aliasId),
        ]);
        if (alias.endedAt && version === alias.version) throw new AliasEndedAlready();
        const next = await tx.change(YouthAlias, aliasId, version, { endedAt: await tx.at() });
        tx.record(aliasEnded, { resourceId: aliasId, subjects: [youthId], relation });
        return { id: aliasId, name: alias.name, version: next };
      },
      (tx) => this.again(tx, ctx, youthId, aliasId),
    );
  }

  private async again(tx: ReadTx, ctx: Ctx, youthId: string, aliasId: string): Promise<AliasView> {
    const relation = await this.access.standing(tx, ctx, youthId);
    const { id, name, version } = await this.one(tx, ctx, youthId, aliasId);
    tx.record(aliasOpened, { resourceId: aliasId, subjects: [youthId], relation });
    return { id, name, version };
  }

  private one(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<YouthAlias> {
    return tx.one(YouthAlias, { where: { agencyId: ctx.actor.agencyId, youthId, id } });
  }
}
