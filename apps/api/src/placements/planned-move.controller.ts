// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { PlanMove, PlannedMoveView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { PlannedMoveService } from './planned-move.service.js';

@Controller('api/v1/youth/:youthId/planned-moves')
export class PlannedMoveController {
  constructor(private readonly moves: PlannedMoveService) {}

  /** Plans a move; it happens when the youth is placed accordingly. */
  @Post()
  @Allow('placement.place')
  @Returns(201, PlannedMoveView)
  plan(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: PlanMove): Promise<PlannedMoveView> {
    return this.moves.plan(ctx, youthId, asked);
  }

  /** Calls off a move that will not take place. */
  @Post(':moveId/call-off')
  @Allow('placement.place')
  @Returns(200, PlannedMoveView)
  callOff(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('moveId', UuidPipe) moveId: string,
    @IfMatch() version: number,
  ): Promise<PlannedMoveView> {
    return this.moves.callOff(ctx, youthId, moveId, version);
  }
}
