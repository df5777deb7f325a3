// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { AddAlias, AliasView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { AliasService } from './alias.service.js';

@Controller('api/v1/youth/:youthId/aliases')
export class AliasController {
  constructor(private readonly aliases: AliasService) {}

  /** Another name the youth goes or went by. */
  @Post()
  @Allow('youth.update')
  @Returns(201, AliasView)
  add(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() { name }: AddAlias): Promise<AliasView> {
    return this.aliases.add(ctx, youthId, name);
  }

  /** The youth no longer goes by it. */
  @Post(':aliasId/end')
  @Allow('youth.update')
  @Returns(200, AliasView)
  end(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('aliasId', UuidPipe) aliasId: string,
    @IfMatch() version: number,
  ): Promise<AliasView> {
    return this.aliases.end(ctx, youthId, aliasId, version);
  }
}
