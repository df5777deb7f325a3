// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  AuditActions,
  AuditCountQuery,
  AuditCounts,
  AuditOfYouth,
  AuditPage,
  AuditSearch,
  ExportAudit,
  JobView,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, NoIdempotencyKey, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { AuditExport } from './audit-export.js';
import { AuditService } from './audit.service.js';

/** Looking here is recorded too. */
@Controller('api/v1/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly exports: AuditExport,
  ) {}

  /** The codes a search can ask for. */
  @Get('actions')
  @Allow('audit.read')
  @Returns(200, AuditActions)
  actions(@Context() ctx: Ctx): Promise<AuditActions> {
    return this.audit.actions(ctx);
  }

  /** Events within reach, the newest first; never one's own. */
  @Post('events/search')
  @Allow('audit.read')
  @NoIdempotencyKey()
  @Returns(200, AuditPage)
  search(@Context() ctx: Ctx, @Body() asked: AuditSearch): Promise<AuditPage> {
    return this.audit.search(ctx, asked);
  }

  /** Who saw this youth's file, and who was refused it. */
  @Get('youth/:youthId')
  @Allow('audit.read')
  @Returns(200, AuditOfYouth)
  ofYouth(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<AuditOfYouth> {
    return this.audit.ofYouth(ctx, youthId);
  }

  /** How much happened per day and person, and how much was refused. */
  @Post('counts')
  @Allow('audit.read')
  @NoIdempotencyKey()
  @Returns(200, AuditCounts)
  counts(@Context() ctx: Ctx, @Body() asked: AuditCountQuery): Promise<AuditCounts> {
    return this.audit.counts(ctx, asked);
  }

  /** Asks for a CSV file of the events within reach; it is made as a job, and kept encrypted for a day. */
  @Post('exports')
  @Allow('audit.export')
  @Returns(201, JobView)
  export(@Context() ctx: Ctx, @Body() asked: ExportAudit): Promise<JobView> {
    return this.exports.ask(ctx, asked);
  }
}
