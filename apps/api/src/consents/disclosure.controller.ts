// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DisclosureList, DisclosureView, PageQuery, RecordDisclosure } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { DisclosureService } from './disclosure.service.js';

@Controller('api/v1/youth/:youthId/disclosures')
export class DisclosureController {
  constructor(private readonly disclosures: DisclosureService) {}

  /** Who received what about this youth, when, and under which consent or legal duty. */
  @Get()
  @Allow('disclosure.read')
  @Returns(200, DisclosureList)
  list(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { limit = 20, cursor }: PageQuery,
  ): Promise<DisclosureList> {
    return this.disclosures.list(ctx, youthId, { limit, cursor });
  }

  /** Writes down what leaves now. Refused when no consent that runs now names this recipient and all of this. */
  @Post()
  @Allow('disclosure.record')
  @Returns(201, DisclosureView)
  record(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() asked: RecordDisclosure,
  ): Promise<DisclosureView> {
    return this.disclosures.record(ctx, youthId, asked);
  }
}
