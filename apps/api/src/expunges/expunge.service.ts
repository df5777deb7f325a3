// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AskExpunge, Expunges, ExpungeView } from '@harbor/contracts';
import { KeyRing } from '../keys/index.js';
import { Ledger, type ReadTx, SealPending, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { ExpungingService } from '../youth/index.js';
import { ExpungeAskedAlready, NothingToExpunge, NotByWhoAsked } from './expunges.errors.js';
import { expungeAsked, expungesListed, logExpunged } from './expunges.events.js';

interface ExpungeRow {
  id: string;
  youth_id: string;
  ground: ExpungeView['ground'];
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  events: number | null;
}
interface Cut {
  youth_id: string;
  asked_by: string;
  ground: string;
  ranges: string[];
  events: number;
}

/**
 * Forgetting a youth, by two people: the data key goes, with it every encrypted text, and the salts of the events about
 * this youth alone: those stay to be read, without proof. The log still proves that nothing else was changed, and its event
 * declares what is missing.
 */
@Injectable()
export class ExpungeService {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
    private readonly expunging: ExpungingService,
  ) {}

  list(ctx: Ctx): Promise<Expunges> {
    return this.ledger.read(ctx, async (tx) => {
      const items = await all(tx);
      tx.record(expungesListed, { subjects: items.map(({ youthId }) => youthId), resultCount: items.length, relation: 'agency' });
      return { items };
    });
  }

  /** @throws NotVisible where there is nobody to forget; ExpungeAskedAlready */
  ask(ctx: Ctx, { youthId, ground }: AskExpunge): Promise<ExpungeView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        tx.refusals['ck_audit_expunge_has_subject'] = () => new NotVisible(youthId);
        tx.refusals['fk_audit_expunge_youth'] = () => new NotVisible(youthId);
        tx.refusals['uq_audit_expunge_one_open'] = () => new ExpungeAskedAlready();
        await tx.rows('ask-expunge', 'select gate.ask_expunge($1, $2, $3)', [tx.newId, youthId, ground]);
        tx.record(expungeAsked, { resourceId: tx.newId, subjects: [youthId], reasonCode: ground, relation: 'agency' });
        return one(tx, tx.newId);
      },
      (tx, id) => this.shown(tx, id),
    );
  }

  /** @throws NotVisible; NothingToExpunge; NotByWhoAsked; Expunged when the key was destroyed before; SealPending */
  async approve(ctx: Ctx, id: string): Promise<ExpungeView> {
    let decided: ExpungeView | undefined;
    const expunged = await this.ledger
      .write(
        ctx,
        async (tx) => (decided = await this.approved(tx, id)),
        (tx) => this.shown(tx, id),
      )
      .catch(async (error: unknown) => {
        // It is committed; only its answer has to wait.
        if (error instanceof SealPending && decided) await this.forget(ctx, decided);
        throw error;
      });
    await this.forget(ctx, expunged);
    return expunged;
  }

  private async approved(tx: Tx, id: string): Promise<ExpungeView> {
    const { agencyId } = await tx.who();
    await one(tx, id);
    tx.refusals['ck_audit_expunge_waits'] = () => new NothingToExpunge();
    tx.refusals['ck_audit_expunge_two_people'] = () => new NotByWhoAsked();
    const proof = this.keys.doorProof('approve_expunge', agencyId, id);
    const [cut] = await tx.rows<Cut>('approve-expunge', 'select * from gate.approve_expunge($1, $2)', [id, proof]);
    const { youth_id: youthId, asked_by: onBehalfOf, ground, ranges, events } = cut!;
    await this.expunging.destroyKey(tx, youthId);
    const said = { onBehalfOf, reasonCode: ground, fields: ranges, resultCount: events };
    // Its own words stay: it says by ranges what went.
    tx.record(logExpunged, { resourceId: id, subjects: [youthId], relation: 'agency', ...said });
    return one(tx, id);
  }

  private forget({ actor }: Ctx, { youthId, askedBy, approvedBy, ground }: ExpungeView): Promise<void> {
    return this.expunging.forgetForGood(actor.agencyId, youthId, { askedBy, approvedBy: approvedBy!, ground });
  }

  /**
   * After a restore: whom two people had forgotten is forgotten again, before anybody is let in. Each leaves its event.
   *
   * @returns how many there were
   */
  async replay(): Promise<number> {
    let times = 0;
    for (const { agencyId, subjectId, askedBy: onBehalfOf, approvedBy, ground } of this.keys.forgotten()) {
      const values = [agencyId, subjectId, this.keys.doorProof('is_back', agencyId, subjectId)];
      const [row] = await this.ledger.query({ name: 'is-back', text: 'select gate.is_back($1, $2, $3) as back', values });
      if (!(row as { back: boolean }).back) continue;
      times += 1;
      await this.ledger.watch(
        agencyId,
        'expunge.replay',
        async (tx) => {
          const proof = this.keys.doorProof('replay_expunge', agencyId, subjectId);
          const [cut] = await tx.rows<Cut & { version: number | null }>(
            'replay-expunge',
            'select * from gate.replay_expunge($1, $2)',
            [...[subjectId, proof]],
          );
          const { ranges, events, version } = cut!;
          if (version !== null) tx.changedBehindDoor({ table: 'data_key', id: subjectId, act: 'update', version });
          const said = { onBehalfOf, reasonCode: ground, fields: ranges, resultCount: events };
          tx.record(logExpunged, { resourceId: subjectId, subjects: [subjectId], ...said });
        },
        approvedBy,
      );
    }
    return times;
  }

  private async shown(tx: ReadTx, id: string): Promise<ExpungeView> {
    const view = await one(tx, id);
    tx.record(expungesListed, { resourceId: id, subjects: [view.youthId], relation: 'agency' });
    return view;
  }
}

async function all(tx: ReadTx): Promise<ExpungeView[]> {
  const rows = await tx.rows<ExpungeRow>('expunges', 'select * from gate.expunges()');
  return rows.map((row) => ({
    id: row.id,
    youthId: row.youth_id,
    ground: row.ground,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    approvedBy: row.approved_by,
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at?.toISOString() ?? null,
    events: row.events,
  }));
}

/** @throws NotVisible */
async function one(tx: ReadTx, id: string): Promise<ExpungeView> {
  const found = (await all(tx)).find((view) => view.id === id);
  if (!found) throw new NotVisible();
  return found;
}
