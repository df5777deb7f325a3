// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AskExport, JobView } from '@harbor/contracts';
import { compile, type Entry, type HsdsRecord, type RecordKind, type Shelf } from '@harbor/hsds';
import { standard } from '../directory/index.js';
import { type Job, JobService, type JobWork, JobWorks, type Step } from '../jobs/index.js';
import type { Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { exportAsked, exportStepped } from './exchange.events.js';

const servicesInStep = 400;

interface ServiceRow {
  id: string;
  hsds: Entry;
}

/**
 * The directory as one JSON list of services in the compiled form of HSDS 3.0, each with its organization, its places and
 * their terms nested. Row security shows this job no confidential place, so none can be in it.
 */
@Injectable()
export class ExportWork implements JobWork, OnModuleInit {
  readonly kind = 'directory.export';
  readonly resultType = 'application/json';

  constructor(
    private readonly jobs: JobService,
    private readonly works: JobWorks,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** @throws TooManyJobs */
  ask(ctx: Ctx, { withInactive = false }: AskExport): Promise<JobView> {
    return this.jobs.ask(ctx, this.kind, exportAsked, async (tx) => {
      const [row] = await tx.rows<{ count: number }>(
        'count-services',
        `select count(*)::int as count from harbor.service where agency_id = $1 and ($2 or status = 'active')`,
        [ctx.actor.agencyId, withInactive],
      );
      return { asked: { withInactive }, total: row?.count ?? null };
    });
  }

  async step(tx: Tx, job: Job): Promise<Step> {
    const { withInactive } = job.asked as Required<AskExport>;
    const { after = null } = (job.mark ?? {}) as { after?: string };
    const services = await tx.rows<ServiceRow>(
      'export-services',
      `select id, hsds from harbor.service where agency_id = $1 and ($2 or status = 'active') and ($3::uuid is null or id > $3)
        order by id limit $4`,
      [job.agencyId, withInactive, after, servicesInStep],
    );
    const shelf = await this.shelf(tx, job.agencyId, services);
    const { schemas } = standard();
    const objects = services.map(({ id, hsds }) =>
      JSON.stringify(compile(schemas, { kind: 'service', id, hsds, isWhole: true }, shelf)),
    );
    tx.record(exportStepped, { resourceId: job.id, resultCount: services.length });
    const isOver = services.length < servicesInStep;
    const done = job.done + services.length;
    const between = after === null || objects.length === 0 ? '' : ',\n';
    return {
      mark: isOver ? null : { after: services[services.length - 1]!.id },
      done,
      // Services may have come or gone since they were counted.
      total: Math.max(done, job.total ?? 0),
      result: Buffer.from(`${after === null ? '[\n' : between}${objects.join(',\n')}${isOver ? '\n]\n' : ''}`),
      isOver,
    };
  }

  /** Everything that these services nest, read in one go each. */
  private async shelf(tx: Tx, agencyId: string, services: readonly ServiceRow[]): Promise<Shelf> {
    const read = async (kind: RecordKind, where: string, ids: readonly unknown[]) =>
      (
        await tx.rows<ServiceRow>(`export-${kind}`, `select id, hsds from harbor.${kind} where agency_id = $1 and ${where}`, [
          agencyId,
          ids,
        ])
      ).map(({ id, hsds }): HsdsRecord => ({ kind, id, hsds, isWhole: true }));
    const text = (records: readonly { hsds: Entry }[], by: string) => [
      ...new Set(records.map(({ hsds }) => hsds[by]).filter((id): id is string => typeof id === 'string')),
    ];
    const atPlaces = await read(
      'service_at_location',
      // What leads to a place that is not shown would say that there is one.
      'service_id = any ($2) and exists (select from harbor.location l where l.agency_id = service_at_location.agency_id and l.id = location_id)',
      services.map(({ id }) => id),
    );
    const [organizations, locations, terms] = await Promise.all([
      read('organization', 'id = any ($2)', text(services, 'organization_id')),
      read('location', 'id = any ($2)', text(atPlaces, 'location_id')),
      read('taxonomy_term', 'id = any ($2)', termsIn([...services, ...atPlaces])),
    ]);
    const taxonomies = await read('taxonomy', 'id = any ($2)', text(terms, 'taxonomy_id'));
    const all = [...organizations, ...locations, ...terms, ...taxonomies];
    const byId = new Map(all.map((record) => [`${record.kind}/${record.id}`, record]));
    return {
      one: (kind, id) => byId.get(`${kind}/${id.toLowerCase()}`),
      many: (kind, by, id) =>
        (kind === 'service_at_location' ? atPlaces : []).filter(({ hsds }) => String(hsds[by]).toLowerCase() === id),
    };
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The terms that attributes anywhere in these records name. */
function termsIn(records: readonly { hsds: Entry }[]): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'taxonomy_term_id' && typeof inner === 'string' && uuid.test(inner)) found.add(inner);
        else look(inner);
      }
    }
  };
  records.forEach(({ hsds }) => look(hsds));
  return [...found];
}
