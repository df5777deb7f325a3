// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dateIn } from '@harbor/calendar';
import type { ChangePlace, NewPlace, ServiceView } from '@harbor/contracts';
import type { Entry } from '@harbor/hsds';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { requirePhone } from '../platform/phone.js';
import { NotVisible, StaleVersion } from '../platform/refusal.js';
import { AddressIncomplete } from './directory.errors.js';
import { placeAdded, placeChanged, serviceOpened } from './directory.events.js';
import { DirectoryWriter } from './directory-writer.js';
import { factsOf } from './facts.js';
import { withHours, withPhone } from './kept-fields.js';
import { entriesOf } from './parts.js';
import { Location, Service, ServiceAtLocation } from './record.entities.js';
import { ServicePageService } from './service-page.service.js';

/** A place of a service, among those that are open or those that are confidential: never both, so that neither tells of the other. */
interface Whose {
  serviceId: string;
  locationId: string;
  isConfidential: boolean;
}

/** Where services are, as staff keep it. What came with an import and is not touched stays. */
@Injectable()
export class PlaceKeepingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly writer: DirectoryWriter,
    private readonly pages: ServicePageService,
  ) {}

  /** One more place of a service. @throws NotVisible; Unprocessable on a number that cannot be dialled */
  add(ctx: Ctx, serviceId: string, asked: NewPlace): Promise<ServiceView> {
    requirePhone('/phone', asked.phone);
    const { agencyId } = ctx.actor;
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { organizationId } = await tx.one(Service, { where: { agencyId, id: serviceId } });
        const id = await this.lay(tx, { id: serviceId, organizationId }, asked, dateIn('UTC', ctx.now), tx.newId);
        await this.writer.relist(tx, agencyId, { service: [serviceId] });
        tx.record(placeAdded, { resourceId: id, relation: 'agency' });
        return this.pages.show(tx, ctx, serviceId);
      },
      async (tx) => {
        tx.record(serviceOpened, { resourceId: serviceId, relation: 'agency' });
        return this.pages.show(tx, ctx, serviceId);
      },
    );
  }

  /** Lays a new place in a transaction that is under way; who calls lists the service anew. @returns its id */
  async lay(
    tx: Tx,
    { id: serviceId, organizationId }: { id: string; organizationId: string | null },
    asked: NewPlace,
    today: string,
    id: string = randomUUID(),
  ): Promise<string> {
    const hsds: Entry = {
      id,
      ...(organizationId ? { organization_id: organizationId } : {}),
      location_type: 'physical',
      ...changedPlace({}, asked),
    };
    const { isConfidential, timeZone = null } = asked;
    const facts = factsOf({ kind: 'location', hsds }, today);
    await tx.insert(Location, { id, hsds, ...facts, isConfidential, timeZone } as unknown as Location);
    const atId = randomUUID();
    const at: Entry = { id: atId, service_id: serviceId, location_id: id, ...withHours({}, asked.hours) };
    const { week } = factsOf({ kind: 'service_at_location', hsds: at }, today) as { week: string | null };
    await tx.insert(ServiceAtLocation, { id: atId, hsds: at, serviceId, locationId: id, week });
    return id;
  }

  /**
   * Changes a place for all services that are there; hours are of this service alone. Whatever is hidden is in no search,
   * list, print, export or answer of the standard's API from the moment this commits. An address that was corrected takes
   * old coordinates with it.
   *
   * @throws NotVisible, StaleVersion, AddressIncomplete; Unprocessable on a number that cannot be dialled
   */
  change(ctx: Ctx, whose: Whose, version: number, asked: ChangePlace): Promise<ServiceView> {
    requirePhone('/phone', asked.phone || undefined);
    const { serviceId, locationId } = whose;
    return this.ledger.write(ctx, async (tx) => {
      const { place, at } = await this.find(tx, ctx, whose);
      // A newer version is told before what does not fit the older one.
      if (place.version !== version) throw new StaleVersion(place.version);
      const today = dateIn('UTC', ctx.now);
      const isOnAt = entriesOf(at.hsds['phones']).length > 0;
      const hsds = { ...place.hsds, ...changedPlace(place.hsds, isOnAt ? { ...asked, phone: undefined } : asked) };
      if (movesIn(asked)) for (const name of ['latitude', 'longitude']) delete hsds[name];
      const { isConfidential = place.isConfidential, timeZone = place.timeZone } = asked;
      const facts = factsOf({ kind: 'location', hsds }, today);
      await tx.change(Location, locationId, version, { hsds, ...facts, isConfidential, timeZone } as Partial<Location>);
      const here = { ...at.hsds, ...withHours(at.hsds, asked.hours), ...(isOnAt ? withPhone(at.hsds, asked.phone) : {}) };
      if (asked.hours !== undefined || (isOnAt && asked.phone !== undefined)) {
        const { week } = factsOf({ kind: 'service_at_location', hsds: here }, today) as { week: string | null };
        await tx.change(ServiceAtLocation, at.id, at.version, { hsds: here, week });
      }
      await this.writer.relist(tx, ctx.actor.agencyId, { location: [locationId] });
      tx.record(placeChanged, { resourceId: locationId, relation: 'agency', fields: Object.keys(asked) });
      return this.pages.show(tx, ctx, serviceId);
    });
  }

  private async find(tx: Tx, ctx: Ctx, { serviceId, locationId, isConfidential }: Whose) {
    const { agencyId } = ctx.actor;
    const [places, ats] = await Promise.all([
      tx.find(Location, { where: { agencyId, id: locationId, isConfidential } }),
      tx.find(ServiceAtLocation, { where: { agencyId, serviceId, locationId }, order: { id: 'ASC' } }),
    ]);
    const [place, at] = [places[0], ats[0]];
    if (!place || !at) throw new NotVisible();
    return { place, at };
  }
}

type Said = Partial<Pick<NewPlace, 'name' | 'street' | 'city' | 'state' | 'zip'>> & { phone?: string | undefined };
const movesIn = ({ street, city, state, zip }: Said) => [street, city, state, zip].some((said) => said !== undefined);

/** The fields of a location of the standard that this changes. @throws AddressIncomplete */
function changedPlace(hsds: Entry, asked: Said): Entry {
  const { name } = asked;
  return {
    ...(name === undefined ? {} : { name: name === '' ? undefined : name }),
    ...(movesIn(asked) ? { addresses: withAddress(hsds, asked) } : {}),
    ...withPhone(hsds, asked.phone),
  };
}

/** The address one goes to, as it reads then; others stay. */
function withAddress(hsds: Entry, { street, city, state, zip }: Said): Entry[] {
  const all = entriesOf(hsds['addresses']);
  const at = Math.max(
    0,
    all.findIndex(({ address_type: type }) => type === 'physical'),
  );
  const said = { address_1: street, city, state_province: state, postal_code: zip };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const address: Entry = { id: randomUUID(), country: 'US', address_type: 'physical', ...all[at], ...given };
  if (Object.keys(said).some((field) => !address[field])) throw new AddressIncomplete();
  return all.length === 0 ? [address] : all.map((one, i) => (i === at ? address : one));
}
