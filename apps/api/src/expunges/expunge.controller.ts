// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AskExpunge, Expunges, ExpungeView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { ExpungeService } from './expunge.service.js';

@Controller('api/v1/expunges')
export class ExpungeController {
  constructor(private readonly expunges: ExpungeService) {}

  /** What was asked to be expunged and what was, the newest first. */
  @Get()
  @Allow('expunge.read')
  @Returns(200, Expunges)
  list(@Context() ctx: Ctx): Promise<Expunges> {
    return this.expunges.list(ctx);
  }

  /** Asks that the encrypted texts about a youth be made unreadable for good; nothing happens before somebody else approves it. */
  @Post()
  @Allow('expunge.ask')
  @Returns(201, ExpungeView)
  ask(@Context() ctx: Ctx, @Body() asked: AskExpunge): Promise<ExpungeView> {
    return this.expunges.ask(ctx, asked);
  }

  /** Approves it: the youth's encrypted texts are gone for good, and nobody can prove any more what events about them alone say. */
  @Post(':expungeId/approve')
  @Allow('expunge.approve')
  @Returns(200, ExpungeView)
  approve(@Context() ctx: Ctx, @Param('expungeId', UuidPipe) expungeId: string): Promise<ExpungeView> {
    return this.expunges.approve(ctx, expungeId);
  }
}
