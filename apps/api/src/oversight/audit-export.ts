// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEventView, ExportAudit, JobView } from '@harbor/contracts';
import { type Job, JobService, type JobWork, JobWorks, type Step } from '../jobs/index.js';
import type { Tx } from '../ledger/index.js';
import { csvLine } from '../platform/csv.js';
import type { Ctx } from '../platform/ctx.js';
import { criteria, requireSomeDays } from './audit-criteria.js';
import { AuditService } from './audit.service.js';
import { auditExportAsked, auditExported } from './oversight.events.js';

const rowsInStep = 500;
const dayMs = 86_400_000;
// prettier-ignore
const columns = [
  'at', 'actorId', 'actorName', 'actorRole', 'action', 'resource', 'resourceId', 'youth', 'youthNotShown', 'relation', 'decision',
  'outcome', 'reasonCode', 'fieldsTouched', 'resultCount', 'versionBefore', 'versionAfter', 'id', 'requestId',
];

/**
 * The audit as a CSV file, for those who may read it: the same reach as a search, asked again at every step, so that a file
 * holds nothing its asker could not see at that moment. It goes back in time; what is done is counted in days.
 */
@Injectable()
export class AuditExport implements JobWork, OnModuleInit {
  readonly kind = 'audit.export';
  readonly resultType = 'text/csv; charset=utf-8';

  constructor(
    private readonly jobs: JobService,
    private readonly works: JobWorks,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** @throws Unprocessable; NotVisible when the youth named is out of reach; TooManyJobs */
  ask(ctx: Ctx, asked: ExportAudit): Promise<JobView> {
    requireSomeDays(asked);
    const { youthId } = asked;
    const prepare = async (tx: Tx) => {
      await this.audit.named(tx, youthId);
      return { asked, total: daysBetween(Date.parse(asked.from), Date.parse(asked.to)) };
    };
    const about = { fields: criteria(asked), subjects: youthId ? [youthId] : [] };
    return this.jobs.ask(ctx, this.kind, auditExportAsked, prepare, about);
  }

  async step(tx: Tx, job: Job): Promise<Step> {
    const asked = job.asked as ExportAudit;
    const { before = null } = (job.mark ?? {}) as { before?: string };
    const { items, next, youth } = await this.audit.pageOf(tx, asked, before, rowsInStep);
    tx.record(auditExported, { resourceId: job.id, subjects: youth, resultCount: items.length, fields: criteria(asked) });
    const lines = items.map(lineOf).join('');
    const last = items[items.length - 1];
    const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)];
    return {
      mark: next === null ? null : { before: next },
      done: last && next !== null ? daysBetween(Date.parse(last.at), to, Math.floor) : daysBetween(from, to),
      result: Buffer.from(before === null ? `\uFEFF${csvLine(columns)}${lines}` : lines),
      isOver: next === null,
    };
  }
}

function lineOf(event: AuditEventView): string {
  return csvLine(
    columns.map((name) => {
      if (name === 'youth') return event.youth.map(({ id, caseCode }) => caseCode ?? id).join(' ');
      const value = event[name as keyof AuditEventView];
      return Array.isArray(value) ? value.join(' ') : (value as string | number | null);
    }),
  );
}

/** Whole days, at least one, of a range that may be cut off at its end. */
function daysBetween(from: number, to: number, round = Math.ceil): number {
  return Math.max(round === Math.ceil ? 1 : 0, round((to - from) / dayMs));
}
