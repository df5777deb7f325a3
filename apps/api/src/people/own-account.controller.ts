// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Patch } from '@nestjs/common';
import { OwnAccount, UpdateMe } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, InTogetherMode, Returns } from '../platform/http/route.js';
import { PersonService } from './person.service.js';

@Controller('api/v1/me')
export class OwnAccountController {
  constructor(private readonly people: PersonService) {}

  /** The language I read and am written to in. */
  @Patch()
  @Allow('session.own')
  @InTogetherMode()
  @Returns(200, OwnAccount)
  change(@Context() ctx: Ctx, @IfMatch() version: number, @Body() asked: UpdateMe): Promise<OwnAccount> {
    return this.people.changeOwn(ctx, version, asked);
  }
}
