// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { AgencyView, UpdateAgency } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { AgencyService } from './agency.service.js';

@Controller('api/v1/agency')
export class AgencyController {
  constructor(private readonly agency: AgencyService) {}

  /** My agency: name, time zone, whom to call. */
  @Get()
  @Allow('agency.read')
  @Returns(200, AgencyView)
  show(@Context() ctx: Ctx): Promise<AgencyView> {
    return this.agency.show(ctx);
  }

  /** Changes settings; asks for a fresh second factor. */
  @Patch()
  @Allow('agency.update')
  @Returns(200, AgencyView)
  change(@Context() ctx: Ctx, @IfMatch() version: number, @Body() asked: UpdateAgency): Promise<AgencyView> {
    return this.agency.change(ctx, version, asked);
  }
}
