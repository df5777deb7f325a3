// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Post } from '@nestjs/common';
import { CaregiversOfYouth, FreezeView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { FreezeService } from './freeze.service.js';

@Controller('api/v1/youth/:youthId')
export class FreezeController {
  constructor(private readonly freezes: FreezeService) {}

  /** With whom the youth lives now, of those who have an account. */
  @Get('caregivers')
  @Allow('placement.read')
  @Returns(200, CaregiversOfYouth)
  caregivers(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<CaregiversOfYouth> {
    return this.freezes.caregivers(ctx, youthId);
  }

  /** Puts a caregiver out of every session at once. */
  @Post('caregivers/:userId/freeze')
  @Allow('user.freeze')
  @Returns(201, FreezeView)
  freeze(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('userId', UuidPipe) userId: string,
  ): Promise<FreezeView> {
    return this.freezes.freeze(ctx, youthId, userId);
  }

  /** Lets a caregiver sign in again. */
  @Post('freezes/:freezeId/lift')
  @Allow('user.unfreeze')
  @Returns(200, FreezeView)
  lift(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('freezeId', UuidPipe) freezeId: string,
    @IfMatch() version: number,
  ): Promise<FreezeView> {
    return this.freezes.lift(ctx, youthId, freezeId, version);
  }
}
