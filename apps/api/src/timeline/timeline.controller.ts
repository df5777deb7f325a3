// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Timeline, TimelineQuery } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { TimelineService } from './timeline.service.js';

@Controller('api/v1/youth/:youthId/timeline')
export class TimelineController {
  constructor(private readonly timelines: TimelineService) {}

  /** Where the youth lived, what was planned and signed, and who was around them, newest first. */
  @Get()
  @Allow('timeline.read')
  @Returns(200, Timeline)
  open(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Query() { since }: TimelineQuery): Promise<Timeline> {
    return this.timelines.open(ctx, youthId, since);
  }
}
