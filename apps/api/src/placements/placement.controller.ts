// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ArrangementView,
  EndLayer,
  PlacementAddress,
  PlacementsView,
  PlaceYouth,
  StartAway,
  StartRespite,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { AddressService } from './address.service.js';
import { LayerService } from './layer.service.js';
import { PlacementService } from './placement.service.js';

@Controller('api/v1/youth/:youthId')
export class PlacementController {
  constructor(
    private readonly placements: PlacementService,
    private readonly layers: LayerService,
    private readonly addresses: AddressService,
  ) {}

  /** Where the youth lives and lived, and the move that is planned. */
  @Get('placements')
  @Allow('placement.read')
  @Returns(200, PlacementsView)
  list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PlacementsView> {
    return this.placements.list(ctx, youthId);
  }

  /** Places the youth, or moves them. */
  @Post('placements')
  @Allow('placement.place')
  @Returns(201, ArrangementView)
  place(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: PlaceYouth): Promise<ArrangementView> {
    return this.placements.place(ctx, youthId, asked);
  }

  /** Nights elsewhere, 14 days at most; the placement goes on. */
  @Post('respite')
  @Allow('placement.place')
  @Returns(201, ArrangementView)
  respite(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() asked: StartRespite,
  ): Promise<ArrangementView> {
    return this.layers.respite(ctx, youthId, asked);
  }

  /** The youth is away; the placement goes on. */
  @Post('away')
  @Allow('placement.place')
  @Returns(201, ArrangementView)
  away(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: StartAway): Promise<ArrangementView> {
    return this.layers.away(ctx, youthId, asked);
  }

  /** Ends respite or an absence. */
  @Post('placements/:arrangementId/end')
  @Allow('placement.place')
  @Returns(200, ArrangementView)
  end(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('arrangementId', UuidPipe) arrangementId: string,
    @IfMatch() version: number,
    @Body() asked: EndLayer,
  ): Promise<ArrangementView> {
    return this.layers.end(ctx, youthId, arrangementId, version, asked);
  }

  /** Where the youth sleeps. Asks for a fresh second factor. */
  @Get('placement/address')
  @Allow('placement.readAddress')
  @Returns(200, PlacementAddress)
  address(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PlacementAddress> {
    return this.addresses.read(ctx, youthId);
  }
}
