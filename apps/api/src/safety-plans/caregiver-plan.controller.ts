// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AcknowledgePlan, Acknowledged, CaregiverPlanQuery, CaregiverPlanView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { CaregiverPlanService } from './caregiver-plan.service.js';

@Controller('api/v1/youth/:youthId/caregiver-plan')
export class CaregiverPlanController {
  constructor(private readonly copies: CaregiverPlanService) {}

  /** The newest copy made for caregivers. */
  @Get()
  @Allow('caregiverPlan.read')
  @Returns(200, CaregiverPlanView)
  get(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { language }: CaregiverPlanQuery,
  ): Promise<CaregiverPlanView> {
    return this.copies.get(ctx, youthId, language);
  }

  /** "I have read it", for the copy of this number. */
  @Post('acknowledge')
  @Allow('caregiverPlan.acknowledge')
  @Returns(200, Acknowledged)
  acknowledge(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() { number }: AcknowledgePlan,
  ): Promise<Acknowledged> {
    return this.copies.acknowledge(ctx, youthId, number);
  }
}
