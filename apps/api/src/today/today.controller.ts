// SPDX-License-Identifier: Apache-2.0
import { Controller, Get } from '@nestjs/common';
import { Today } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { TodayService } from './today.service.js';

@Controller('api/v1/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  /** What asks for attention about the youth I work with; for a manager, those of the workers they supervise. */
  @Get()
  @Allow('today.read')
  @Returns(200, Today)
  open(@Context() ctx: Ctx): Promise<Today> {
    return this.today.open(ctx);
  }
}
