// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param } from '@nestjs/common';
import { FileLooks } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { LooksService } from './looks.service.js';

@Controller('api/v1/youth/:youthId/looks')
export class LooksController {
  constructor(private readonly looks: LooksService) {}

  /** Who opened this file in the last 90 days, or was refused it. */
  @Get()
  @Allow('file.looks')
  @Returns(200, FileLooks)
  list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<FileLooks> {
    return this.looks.list(ctx, youthId);
  }
}
