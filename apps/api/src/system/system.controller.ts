// SPDX-License-Identifier: Apache-2.0
import { Controller, Get } from '@nestjs/common';
import { SystemView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { SystemService } from './system.service.js';

@Controller('api/v1/system')
export class SystemController {
  constructor(private readonly system: SystemService) {}

  /** How the installation is: versions, clocks, room, and counts of my agency. */
  @Get()
  @Allow('system.read')
  @Returns(200, SystemView)
  show(@Context() ctx: Ctx): Promise<SystemView> {
    return this.system.show(ctx);
  }
}
