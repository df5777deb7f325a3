// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { DisclosureList, DisclosureView, RecordDisclosure } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { type FieldProblem, NotVisible, Unprocessable } from '../platform/refusal.js';
import { YouthService } from '../youth/index.js';
import { type DisclosureRow, viewDisclosure } from './consent.view.js';
import { disclosureRecorded, disclosuresListed } from './consents.events.js';
import { type Ground, type Leaving, SharingService } from './sharing.service.js';

const disclosures = `select d.id, d.organization_id, d.consent_id, d.duty, d.recipient_enc, d.what_enc, d.asked_enc, d.classes, d.protections, d.how,
    d.disclosed_at, u.display_name as discloser_name
  from harbor.disclosure d join harbor.account u on u.agency_id = d.agency_id and u.id = d.disclosed_by
  where d.agency_id = $1 and d.youth_id = $2`;

/** Who received what about a youth. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly sharing: SharingService,
  ) {}

  /** One page, the last first. @throws NotVisible */
  list(ctx: Ctx, youthId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<DisclosureList> {
    const [after] = fromCursor(cursor, ['id']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const [{ cipher, relation }, rows] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<DisclosureRow>(
          'disclosures',
          `${disclosures} and ($3::uuid is null or (d.disclosed_at, d.id) <
              (select a.disclosed_at, a.id from harbor.disclosure a where a.agency_id = $1 and a.youth_id = $2 and a.id = $3))
            order by d.disclosed_at desc, d.id desc limit $4`,
          [ctx.actor.agencyId, youthId, after ?? null, limit + 1],
        ),
      ]);
      const items = rows.slice(0, limit).map((row) => viewDisclosure(row, cipher));
      tx.record(disclosuresListed, { subjects: [youthId], relation, resultCount: items.length });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }

  /**
   * Something leaves now by a person's hand. The refusals are those of `SharingService.disclose`.
   *
   * @throws NotVisible; Unprocessable when it names two grounds or not one recipient, a youth's place without a duty, or
   *   Part 2 records under a duty that does not free them
   */
  record(ctx: Ctx, youthId: string, asked: RecordDisclosure): Promise<DisclosureView> {
    const ground = groundOf(asked);
    return this.ledger.write(
      ctx,
      async (tx) => {
        const youth = await this.youth.open(tx, ctx, youthId);
        const id = tx.newId;
        const { classes, protections, what, how } = asked;
        await this.sharing.disclose(tx, youth, { id, ground, classes, protections: protections ?? [], what, how } as Leaving);
        const reasonCode = asked.duty ?? 'consent';
        tx.record(disclosureRecorded, { resourceId: id, subjects: [youthId], relation: youth.relation, reasonCode });
        return this.one(tx, ctx, youthId, id, youth.cipher);
      },
      async (tx, id) => {
        const { cipher, relation } = await this.youth.open(tx, ctx, youthId);
        tx.record(disclosuresListed, { resourceId: id, subjects: [youthId], relation });
        return this.one(tx, ctx, youthId, id, cipher);
      },
    );
  }

  private async one(tx: ReadTx, ctx: Ctx, youthId: string, id: string, cipher: Cipher): Promise<DisclosureView> {
    const [row] = await tx.rows<DisclosureRow>('disclosure', `${disclosures} and d.id = $3`, [ctx.actor.agencyId, youthId, id]);
    if (!row) throw new NotVisible();
    return viewDisclosure(row, cipher);
  }
}

/** Duties under which the law lets Part 2 records go without consent: reports of child abuse, and orders of a court. */
const freesPart2 = ['mandated_report', 'court_order'];

/** @throws Unprocessable */
function groundOf({ consentId, duty, organizationId, recipient, classes, protections }: RecordDisclosure): Ground {
  const problems: FieldProblem[] = [];
  if (consentId && duty) problems.push(problem('/duty', 'one-ground', 'Say one ground: a consent, or a legal duty.'));
  const named = [organizationId, recipient].filter(Boolean).length;
  if (named !== (consentId ? 0 : 1))
    problems.push(problem('/recipient', 'one-recipient', 'Say one recipient; a consent that is named has its own.'));
  if (!duty && classes.includes('C4'))
    problems.push(problem('/classes', 'place-needs-a-duty', 'Where a youth is goes out under a legal duty alone.'));
  if (duty && !freesPart2.includes(duty) && protections?.includes('part2'))
    problems.push(problem('/protections', 'part2-needs-consent', 'This duty does not free Part 2 records. Ask for a consent.'));
  if (problems.length > 0) throw new Unprocessable(problems);
  if (consentId) return { consentId };
  const to = organizationId ? { organizationId } : { name: recipient ?? '' };
  return duty ? ({ duty, to } as Ground) : { to };
}

const problem = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
