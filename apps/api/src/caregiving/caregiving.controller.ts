// SPDX-License-Identifier: Apache-2.0
import { Controller, Get } from '@nestjs/common';
import { CallList, CaregiverHome } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { CaregivingService } from './caregiving.service.js';

@Controller('api/v1/caregiving')
export class CaregivingController {
  constructor(private readonly caregiving: CaregivingService) {}

  /** The youth with me now, and whom to call. */
  @Get()
  @Allow('caregiving.read')
  @Returns(200, CaregiverHome)
  home(@Context() ctx: Ctx): Promise<CaregiverHome> {
    return this.caregiving.home(ctx);
  }

  /** Whom to call now. */
  @Get('call')
  @Allow('caregiving.read')
  @Returns(200, CallList)
  call(@Context() ctx: Ctx): Promise<CallList> {
    return this.caregiving.call(ctx);
  }
}
