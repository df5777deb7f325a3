// SPDX-License-Identifier: Apache-2.0
import { Controller, Get } from '@nestjs/common';
import { SharedList } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { SharedService } from './shared.service.js';

@Controller('api/v1/shared')
export class SharedController {
  constructor(private readonly shared: SharedService) {}

  /** For a partner: what youth share with their organization now. When a consent ends, nothing of it is here any more. */
  @Get()
  @Allow('shared.read')
  @Returns(200, SharedList)
  async open(@Context() ctx: Ctx): Promise<SharedList> {
    return { items: await this.shared.open(ctx) };
  }
}
