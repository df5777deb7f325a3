// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { JobList, JobView, PageQuery } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns, ReturnsBytes } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { JobService } from './job.service.js';

@Controller('api/v1/jobs')
export class JobController {
  constructor(private readonly jobs: JobService) {}

  /** Long work within reach, the newest first: one's own, and for those who answer for the agency everyone's. */
  @Get()
  @Allow('job.read')
  @Returns(200, JobList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor }: PageQuery): Promise<JobList> {
    return this.jobs.list(ctx, { limit, cursor });
  }

  /** How far it is, and how long it may still take. */
  @Get(':jobId')
  @Allow('job.read')
  @Returns(200, JobView)
  read(@Context() ctx: Ctx, @Param('jobId', UuidPipe) jobId: string): Promise<JobView> {
    return this.jobs.read(ctx, jobId);
  }

  /** Ends one's own work. What it has done so far stays. */
  @Post(':jobId/cancel')
  @Allow('job.own')
  @Returns(200, JobView)
  cancel(@Context() ctx: Ctx, @Param('jobId', UuidPipe) jobId: string): Promise<JobView> {
    return this.jobs.cancel(ctx, jobId);
  }

  /** What one's own work has made, as a file to keep; for a day after its end. */
  @Get(':jobId/result')
  @Allow('job.result')
  @ReturnsBytes('application/octet-stream')
  result(@Context() ctx: Ctx, @Param('jobId', UuidPipe) jobId: string): Promise<StreamableFile> {
    return this.jobs.result(ctx, jobId);
  }
}
