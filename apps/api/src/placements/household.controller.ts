// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { AddHouseholdAdult, HouseholdAdult } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { JoiningService } from './joining.service.js';

@Controller('api/v1/homes/:homeId/adults')
export class HouseholdController {
  constructor(private readonly joining: JoiningService) {}

  /** An adult joins the household; with an account, they look after the youth there from now on. */
  @Post()
  @Allow('home.keepHousehold')
  @Returns(201, HouseholdAdult)
  add(@Context() ctx: Ctx, @Param('homeId', UuidPipe) homeId: string, @Body() asked: AddHouseholdAdult): Promise<HouseholdAdult> {
    return this.joining.add(ctx, homeId, asked);
  }

  /** An adult leaves the household, and their access to the youth there ends. */
  @Post(':adultId/end')
  @Allow('home.keepHousehold')
  @Returns(200, HouseholdAdult)
  end(
    @Context() ctx: Ctx,
    @Param('homeId', UuidPipe) homeId: string,
    @Param('adultId', UuidPipe) adultId: string,
    @IfMatch() version: number,
  ): Promise<HouseholdAdult> {
    return this.joining.end(ctx, homeId, adultId, version);
  }
}
