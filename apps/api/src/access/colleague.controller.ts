// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { ColleagueList, ColleagueQuery } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { ColleagueService } from './colleague.service.js';

@Controller('api/v1/colleagues')
export class ColleagueController {
  constructor(private readonly colleagues: ColleagueService) {}

  /** Active people of my agency, to choose one. */
  @Get()
  @Allow('colleague.list')
  @Returns(200, ColleagueList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor, role }: ColleagueQuery): Promise<ColleagueList> {
    return this.colleagues.list(ctx, { limit, cursor, role });
  }
}
