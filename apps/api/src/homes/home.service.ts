// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangeHome, HomeList, HomeView, RegisterHome } from '@harbor/contracts';
import { type Cipher, DataKey, KeyRing } from '../keys/index.js';
import { Ledger, type ReadTx, type Refusals } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { NotVisible } from '../platform/refusal.js';
import { Home } from './home.entity.js';
import { AgesDoNotFit, HomeLabelTaken } from './homes.errors.js';
import { homeChanged, homeOpened, homeRegistered, homesListed } from './homes.events.js';
import { type HomeRow, viewHome } from './home.view.js';

const confidential = ['familyName', 'address', 'phone'] as const;
const columns = `h.id, h.label, h.licence_number, h.capacity, h.traits, h.languages, h.welcomes_genders, h.youngest, h.oldest, h.is_open,
  h.version, gate.places_taken(h.id) as places_taken`;
const refusals: Refusals = { uq_home_label: () => new HomeLabelTaken(), ck_home_ages: () => new AgesDoNotFit() };

/** Homes of the agency. Screens call them by a label; family, address and phone are read through a placement alone. */
@Injectable()
export class HomeService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  /** A home with a key of its own. @throws HomeLabelTaken, AgesDoNotFit */
  register(ctx: Ctx, { familyName, address, phone, ...asked }: RegisterHome): Promise<HomeView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        const { cipher, wrapped } = await this.keys.create(ctx.actor.agencyId, id);
        await tx.insert(DataKey, { id, wrapped, destroyedAt: null });
        await tx.insert(Home, { id, ...asked, ...sealed(cipher, id, { familyName, address, phone }) } as Home, refusals);
        tx.record(homeRegistered, { resourceId: id, relation: 'agency' });
        return viewHome(await this.row(tx, ctx, id));
      },
      (tx, id) => this.show(tx, ctx, id),
    );
  }

  open(ctx: Ctx, homeId: string): Promise<HomeView> {
    return this.ledger.read(ctx, (tx) => this.show(tx, ctx, homeId));
  }

  /** One page, by label. */
  list(ctx: Ctx, limit: number, cursor: string | undefined): Promise<HomeList> {
    const [after] = fromCursor(cursor, ['line']) ?? [''];
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<HomeRow>(
        'list-homes',
        `select ${columns} from harbor.home h where h.agency_id = $1 and h.label > $2 order by h.label limit $3`,
        [ctx.actor.agencyId, after, limit + 1],
      );
      const items = rows.slice(0, limit).map(viewHome);
      tx.record(homesListed, { resultCount: items.length, relation: 'agency' });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.label) : null };
    });
  }

  /** @throws NotVisible, StaleVersion, HomeLabelTaken, AgesDoNotFit */
  change(ctx: Ctx, homeId: string, version: number, { familyName, address, phone, ...asked }: ChangeHome): Promise<HomeView> {
    return this.ledger.write(ctx, async (tx) => {
      const texts = sealed(await tx.cipher(homeId), homeId, { familyName, address, phone });
      const patch = { ...asked, ...texts };
      await tx.change(Home, homeId, version, patch, refusals);
      tx.record(homeChanged, { resourceId: homeId, relation: 'agency', fields: Object.keys(patch) });
      return viewHome(await this.row(tx, ctx, homeId));
    });
  }

  /** What a placement must know of a home. @throws NotVisible */
  row(tx: ReadTx, ctx: Ctx, homeId: string): Promise<HomeRow> {
    return tx
      .rows<HomeRow>('open-home', `select ${columns} from harbor.home h where h.agency_id = $1 and h.id = $2`, [
        ctx.actor.agencyId,
        homeId,
      ])
      .then(([row]) => {
        if (!row) throw new NotVisible();
        return row;
      });
  }

  /** Family, address and phone in the clear. The caller's permission and event are those of a confidential reading. */
  async whereabouts(tx: ReadTx, ctx: Ctx, homeId: string): Promise<Record<(typeof confidential)[number], string | null>> {
    const [cipher, home] = await Promise.all([
      tx.cipher(homeId),
      tx.one(Home, { where: { agencyId: ctx.actor.agencyId, id: homeId } }),
    ]);
    const [familyName = null, address = null, phone = null] = confidential.map((field) =>
      cipher.decryptOrNull(`home.${field}`, homeId, home[field]),
    );
    return { familyName, address, phone };
  }

  private async show(tx: ReadTx, ctx: Ctx, homeId: string): Promise<HomeView> {
    const row = await this.row(tx, ctx, homeId);
    tx.record(homeOpened, { resourceId: homeId, relation: 'agency' });
    return viewHome(row);
  }
}

/** Only what was given: what was left out stays as it is. */
function sealed(
  cipher: Cipher,
  id: string,
  texts: Partial<Record<(typeof confidential)[number], string | undefined>>,
): Partial<Pick<Home, (typeof confidential)[number]>> {
  return Object.fromEntries(
    confidential.flatMap((field) => {
      const text = texts[field];
      return text === undefined ? [] : [[field, cipher.encrypt(`home.${field}`, id, text)]];
    }),
  );
}
