// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dateIn } from '@harbor/calendar';
import type { AddService, ChangeService, ServiceView } from '@harbor/contracts';
import type { Entry } from '@harbor/hsds';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { requirePhone } from '../platform/phone.js';
import { CheckedAfterToday, ServiceAgesDoNotFit } from './directory.errors.js';
import { serviceAdded, serviceChanged, serviceOpened } from './directory.events.js';
import { DirectoryWriter } from './directory-writer.js';
import { factsOf } from './facts.js';
import { withHours, withLanguages, withPhone } from './kept-fields.js';
import { PlaceKeepingService } from './place-keeping.service.js';
import { Organization, Service } from './record.entities.js';
import { ServicePageService } from './service-page.service.js';
import { TermKeeping } from './term-keeping.js';

/** Services that staff keep by hand. A record that was imported keeps every field they do not touch. */
@Injectable()
export class ServiceKeepingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly writer: DirectoryWriter,
    private readonly pages: ServicePageService,
    private readonly places: PlaceKeepingService,
    private readonly terms: TermKeeping,
  ) {}

  /**
   * A new active service, its organization if there is none of that name, and where it is. Checked today.
   *
   * @throws NoSuchTerm; Unprocessable on a number that cannot be dialled
   */
  add(ctx: Ctx, asked: AddService): Promise<ServiceView> {
    requirePhone('/phone', asked.phone);
    requirePhone('/place/phone', asked.place?.phone);
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        const today = dateIn('UTC', ctx.now);
        const organizationId = await this.organization(tx, ctx, asked.organization);
        const hsds: Entry = {
          id,
          organization_id: organizationId,
          name: asked.name,
          description: asked.description,
          status: 'active',
          assured_date: today,
          ...withPhone({}, asked.phone),
          ...withLanguages({}, asked.languages),
          ...withHours({}, asked.hours),
          ...(await this.terms.filed(tx, ctx.actor.agencyId, {}, [], asked.terms)),
        };
        await tx.insert(Service, { id, hsds, ...factsOf({ kind: 'service', hsds }, today) } as unknown as Service);
        if (asked.place) await this.places.lay(tx, { id, organizationId }, asked.place, today);
        await this.writer.relist(tx, ctx.actor.agencyId, { service: [id] });
        tx.record(serviceAdded, { resourceId: id, relation: 'agency' });
        return this.pages.show(tx, ctx, id);
      },
      async (tx, id) => {
        tx.record(serviceOpened, { resourceId: id, relation: 'agency' });
        return this.pages.show(tx, ctx, id);
      },
    );
  }

  /** @throws NotVisible, StaleVersion, NoSuchTerm, CheckedAfterToday, ServiceAgesDoNotFit; Unprocessable on a number that cannot be dialled */
  change(ctx: Ctx, serviceId: string, version: number, asked: ChangeService): Promise<ServiceView> {
    requirePhone('/phone', asked.phone || undefined);
    return this.ledger.write(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      const service = await tx.one(Service, { where: { agencyId, id: serviceId } });
      const filed = await this.terms.filed(tx, agencyId, service.hsds, service.terms, asked.terms);
      const hsds = changed({ ...service.hsds, ...filed }, asked);
      const today = await this.today(tx, ctx);
      if (asked.checkedOn !== undefined && asked.checkedOn > today) throw new CheckedAfterToday();
      const facts = factsOf({ kind: 'service', hsds }, today);
      const [youngest, oldest] = [facts['youngest'], facts['oldest']] as [number | null, number | null];
      if (youngest !== null && oldest !== null && youngest > oldest) throw new ServiceAgesDoNotFit();
      const { welcomesGenders, takesReferrals } = asked;
      const own = {
        ...(welcomesGenders ? { welcomesGenders } : {}),
        ...(takesReferrals === undefined ? {} : { takesReferrals }),
      };
      await tx.change(Service, serviceId, version, { hsds, ...facts, ...own } as Partial<Service>);
      await this.writer.relist(tx, agencyId, { service: [serviceId] });
      tx.record(serviceChanged, { resourceId: serviceId, relation: 'agency', fields: Object.keys(asked) });
      return this.pages.show(tx, ctx, serviceId);
    });
  }

  /** The day it is where the agency is. */
  private async today(tx: Tx, ctx: Ctx): Promise<string> {
    const [row] = await tx.rows<{ time_zone: string }>(
      'zone-of-agency',
      'select time_zone from harbor.agency where agency_id = $1',
      [ctx.actor.agencyId],
    );
    return dateIn(row!.time_zone, ctx.now);
  }

  private async organization(tx: Tx, ctx: Ctx, name: string): Promise<string> {
    const [known] = await tx.rows<{ id: string }>(
      'organization-named',
      'select id from harbor.organization where agency_id = $1 and lower(name) = lower($2) order by id limit 1',
      [ctx.actor.agencyId, name],
    );
    if (known) return known.id;
    const id = randomUUID();
    await tx.insert(Organization, { id, name, hsds: { id, name, description: name } });
    return id;
  }
}

/** The standard's field of each of ours. An empty text or null takes the field away. */
function changed(hsds: Entry, asked: ChangeService): Entry {
  const fields: Record<string, unknown> = {
    name: asked.name,
    description: asked.description,
    status: asked.status,
    fees_description: asked.fees,
    eligibility_description: asked.eligibility,
    minimum_age: asked.youngest,
    maximum_age: asked.oldest,
    assured_date: asked.checkedOn,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const whole = {
    ...hsds,
    ...Object.fromEntries(given),
    ...withPhone(hsds, asked.phone),
    ...withLanguages(hsds, asked.languages),
    ...withHours(hsds, asked.hours),
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== '' && value !== null));
}
