// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param } from '@nestjs/common';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, ReturnsBytes } from '../platform/http/route.js';
import { TilePartPipe } from './tile-part.pipe.js';
import { TileService } from './tile.service.js';

/** The log in the paths of C2SP tlog-tiles, for the agency's own auditors; each epoch is a log of its own. */
@Controller('api/v1/log/:epoch')
export class TileController {
  constructor(private readonly tiles: TileService) {}

  /** The newest signed checkpoint of an epoch. */
  @Get('checkpoint')
  @Allow('log.read')
  @ReturnsBytes('text/plain; charset=utf-8')
  checkpoint(@Context() ctx: Ctx, @Param('epoch', TilePartPipe) epoch: string): Promise<string> {
    return this.tiles.checkpoint(ctx, epoch);
  }

  /** One of the first thousand tiles, full: hashes of a level, or `entries`. */
  @Get('tile/:level/:tile')
  @Allow('log.read')
  @ReturnsBytes('application/octet-stream')
  first(
    @Context() ctx: Ctx,
    @Param('epoch', TilePartPipe) epoch: string,
    @Param('level', TilePartPipe) level: string,
    @Param('tile', TilePartPipe) tile: string,
  ): Promise<Buffer> {
    return this.tiles.tile(ctx, epoch, `tile/${level}/${tile}`);
  }

  /** One of the first thousand, in part (`000.p/12`), or one of the first million (`x001/234`). */
  @Get('tile/:level/:tileStart/:tileRest')
  @Allow('log.read')
  @ReturnsBytes('application/octet-stream')
  second(
    @Context() ctx: Ctx,
    @Param('epoch', TilePartPipe) epoch: string,
    @Param('level', TilePartPipe) level: string,
    @Param('tileStart', TilePartPipe) start: string,
    @Param('tileRest', TilePartPipe) rest: string,
  ): Promise<Buffer> {
    return this.tiles.tile(ctx, epoch, `tile/${level}/${start}/${rest}`);
  }

  /** One of the first million, in part: `x001/234.p/12`. */
  @Get('tile/:level/:tileGroup/:tileMiddle/:tileWidth')
  @Allow('log.read')
  @ReturnsBytes('application/octet-stream')
  third(
    @Context() ctx: Ctx,
    @Param('epoch', TilePartPipe) epoch: string,
    @Param('level', TilePartPipe) level: string,
    @Param('tileGroup', TilePartPipe) group: string,
    @Param('tileMiddle', TilePartPipe) middle: string,
    @Param('tileWidth', TilePartPipe) width: string,
  ): Promise<Buffer> {
    return this.tiles.tile(ctx, epoch, `tile/${level}/${group}/${middle}/${width}`);
  }
}
