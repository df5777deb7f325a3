// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { SetSupervision, SupervisionList, SupervisionQuery, SupervisionView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { SupervisionService } from './supervision.service.js';

@Controller('api/v1/supervision')
export class SupervisionController {
  constructor(private readonly supervision: SupervisionService) {}

  /** Who supervises whom now. */
  @Get()
  @Allow('user.read')
  @Returns(200, SupervisionList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor, personId }: SupervisionQuery): Promise<SupervisionList> {
    return this.supervision.list(ctx, { limit, cursor, personId });
  }

  /** This manager supervises this worker from now on. */
  @Post()
  @Allow('supervision.set')
  @Returns(201, SupervisionView)
  set(@Context() ctx: Ctx, @Body() asked: SetSupervision): Promise<SupervisionView> {
    return this.supervision.set(ctx, asked);
  }

  /** The supervision ends now. */
  @Post(':supervisionId/end')
  @Allow('supervision.set')
  @Returns(200, SupervisionView)
  end(
    @Context() ctx: Ctx,
    @Param('supervisionId', UuidPipe) supervisionId: string,
    @IfMatch() version: number,
  ): Promise<SupervisionView> {
    return this.supervision.end(ctx, supervisionId, version);
  }
}
