// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangeList, SavedLists, SavedListSummary, SavedListView, SaveList } from '@harbor/contracts';
import { fitOf, NoSuchService, ServicePageService } from '../directory/index.js';
import { type EventKind, Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { SavedList } from './saved-list.entity.js';
import { listChanged, listMade, listOpened, listPrinted, listShared, listsListed, listUnshared } from './saved-lists.events.js';

/** Services a worker puts together for one youth, and shares with whoever the youth lives with. */
@Injectable()
export class SavedListService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly services: ServicePageService,
  ) {}

  /** Those the reader may see, at most 100. @throws NotVisible */
  list(ctx: Ctx, youthId: string): Promise<SavedLists> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, lists] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.find(SavedList, {
          where: { agencyId: ctx.actor.agencyId, youthId },
          order: { changedAt: 'DESC', id: 'ASC' },
          take: 100,
        }),
      ]);
      tx.record(listsListed, { subjects: [youthId], relation: youth.relation, resultCount: lists.length });
      return { items: lists.map((one) => viewSummary(one, youth)) };
    });
  }

  /** @throws NotVisible */
  open(ctx: Ctx, youthId: string, id: string): Promise<SavedListView> {
    return this.ledger.read(ctx, (tx) => this.show(tx, ctx, youthId, id, listOpened));
  }

  /** @throws NotVisible; NoSuchService when one of them is not in the agency's directory */
  save(ctx: Ctx, youthId: string, { name, serviceIds }: SaveList): Promise<SavedListView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        const [youth] = await Promise.all([this.youth.open(tx, ctx, youthId), this.requireKnown(tx, ctx, serviceIds)]);
        await tx.insert(SavedList, {
          ...{ id, youthId, serviceIds, madeBy: ctx.actor.userId, sharedAt: null },
          name: youth.cipher.encrypt('saved_list.name', id, name),
        });
        return this.show(tx, ctx, youthId, id, listMade);
      },
      (tx, id) => this.show(tx, ctx, youthId, id, listOpened),
    );
  }

  /**
   * Shared, it is seen by those with whom the youth lives, from that moment until it is not shared any more or the placement
   * ends. @throws NotVisible, StaleVersion, NoSuchService
   */
  change(ctx: Ctx, youthId: string, id: string, version: number, asked: ChangeList): Promise<SavedListView> {
    const { name, serviceIds, isShared } = asked;
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [youth, before] = await Promise.all([
          this.youth.open(tx, ctx, youthId),
          this.row(tx, ctx, youthId, id),
          this.requireKnown(tx, ctx, serviceIds ?? []),
        ]);
        await tx.change(SavedList, id, version, {
          ...(name === undefined ? {} : { name: youth.cipher.encrypt('saved_list.name', id, name) }),
          ...(serviceIds === undefined ? {} : { serviceIds }),
          ...(isShared === undefined ? {} : { sharedAt: isShared ? (before.sharedAt ?? (await tx.at())) : null }),
        });
        const kind = isShared === undefined ? listChanged : isShared ? listShared : listUnshared;
        return this.show(tx, ctx, youthId, id, kind);
      },
      (tx) => this.show(tx, ctx, youthId, id, listOpened),
    );
  }

  /** What may go on paper; each print is an event of its own. @throws NotVisible */
  print(ctx: Ctx, youthId: string, id: string): Promise<SavedListView> {
    const act = (tx: Tx) => this.show(tx, ctx, youthId, id, listPrinted);
    return this.ledger.write(ctx, act, act);
  }

  private async show(tx: ReadTx, ctx: Ctx, youthId: string, id: string, kind: EventKind): Promise<SavedListView> {
    const [youth, facts, list] = await Promise.all([
      this.youth.open(tx, ctx, youthId),
      this.youth.facts(tx, ctx, youthId),
      this.row(tx, ctx, youthId, id),
    ]);
    const services = await Promise.all(list.serviceIds.map((serviceId) => this.services.show(tx, ctx, serviceId)));
    tx.record(kind, { resourceId: id, subjects: [youthId], relation: youth.relation, resultCount: services.length });
    return { ...viewSummary(list, youth), services: services.map((service) => ({ service, fit: fitOf(service, facts) })) };
  }

  private row(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<SavedList> {
    return tx.one(SavedList, { where: { agencyId: ctx.actor.agencyId, youthId, id } });
  }

  private async requireKnown(tx: ReadTx, ctx: Ctx, serviceIds: readonly string[]): Promise<void> {
    const known = await tx.rows('known-services', 'select id from harbor.service where agency_id = $1 and id = any ($2)', [
      ctx.actor.agencyId,
      serviceIds,
    ]);
    if (known.length < serviceIds.length) throw new NoSuchService();
  }
}

function viewSummary(list: SavedList, { cipher }: OpenYouth): SavedListSummary {
  const { id, youthId, serviceIds, sharedAt, changedAt, version } = list;
  return {
    ...{ id, youthId, version, count: serviceIds.length },
    name: cipher.decrypt('saved_list.name', id, list.name),
    sharedAt: sharedAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  };
}
