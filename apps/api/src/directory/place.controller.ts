// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ChangePlace, ConfidentialPlaces, NewPlace, ServiceView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { PlaceKeepingService } from './place-keeping.service.js';
import { RecordIdPipe } from './record-id.pipe.js';
import { ServicePageService } from './service-page.service.js';

/** Where a service is. Answers never say where a confidential place is, but for the one that is asked for just that. */
@Controller('api/v1/directory/services/:serviceId')
export class PlaceController {
  constructor(
    private readonly pages: ServicePageService,
    private readonly places: PlaceKeepingService,
  ) {}

  /** One more place of a service. */
  @Post('places')
  @Allow('directory.edit')
  @Returns(201, ServiceView)
  add(@Context() ctx: Ctx, @Param('serviceId', RecordIdPipe) serviceId: string, @Body() asked: NewPlace): Promise<ServiceView> {
    return this.places.add(ctx, serviceId, asked);
  }

  /** Corrects a place, or hides it at once from everything that leaves: only what is sent. The version is the place's own. */
  @Patch('places/:locationId')
  @Allow('directory.edit')
  @Returns(200, ServiceView)
  change(
    @Context() ctx: Ctx,
    @Param('serviceId', RecordIdPipe) serviceId: string,
    @Param('locationId', RecordIdPipe) locationId: string,
    @IfMatch() version: number,
    @Body() asked: ChangePlace,
  ): Promise<ServiceView> {
    return this.places.change(ctx, { serviceId, locationId, isConfidential: false }, version, asked);
  }

  /** Where its confidential places are. Asks for a fresh second factor. */
  @Get('confidential-places')
  @Allow('directory.readConfidential')
  @Returns(200, ConfidentialPlaces)
  confidential(@Context() ctx: Ctx, @Param('serviceId', RecordIdPipe) serviceId: string): Promise<ConfidentialPlaces> {
    return this.pages.confidential(ctx, serviceId);
  }

  /** Corrects a confidential place, or opens it. Asks for a fresh second factor, as reading it does. */
  @Patch('confidential-places/:hiddenPlaceId')
  @Allow('directory.keepConfidential')
  @Returns(200, ServiceView)
  changeConfidential(
    @Context() ctx: Ctx,
    @Param('serviceId', RecordIdPipe) serviceId: string,
    @Param('hiddenPlaceId', RecordIdPipe) locationId: string,
    @IfMatch() version: number,
    @Body() asked: ChangePlace,
  ): Promise<ServiceView> {
    return this.places.change(ctx, { serviceId, locationId, isConfidential: true }, version, asked);
  }
}
