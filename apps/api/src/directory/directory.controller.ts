// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { AddService, ChangeService, DirectoryHits, DirectorySearch, DirectoryTerms, ServiceView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, NoIdempotencyKey, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { RecordIdPipe } from './record-id.pipe.js';
import { SearchService } from './search.service.js';
import { ServiceKeepingService } from './service-keeping.service.js';
import { ServicePageService } from './service-page.service.js';

@Controller('api/v1')
export class DirectoryController {
  constructor(
    private readonly searches: SearchService,
    private readonly pages: ServicePageService,
    private readonly keeping: ServiceKeepingService,
  ) {}

  /** Services that have these words, near a place, in a language, for an age, open now. By POST: nothing of it stands in an address. */
  @Post('directory/search')
  @Allow('directory.read')
  @NoIdempotencyKey()
  @Returns(200, DirectoryHits)
  search(@Context() ctx: Ctx, @Body() asked: DirectorySearch): Promise<DirectoryHits> {
    return this.searches.search(ctx, asked);
  }

  /** The same for one youth: each hit says whether it fits, and why. What may not be known of the youth is to be asked. */
  @Post('youth/:youthId/directory/search')
  @Allow('directory.fit')
  @NoIdempotencyKey()
  @Returns(200, DirectoryHits)
  searchFor(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() asked: DirectorySearch,
  ): Promise<DirectoryHits> {
    return this.searches.searchFor(ctx, youthId, asked);
  }

  /** Kinds of help to choose from. */
  @Get('directory/terms')
  @Allow('directory.read')
  @Returns(200, DirectoryTerms)
  terms(@Context() ctx: Ctx): Promise<DirectoryTerms> {
    return this.pages.terms(ctx);
  }

  /** A new service, checked today. */
  @Post('directory/services')
  @Allow('directory.edit')
  @Returns(201, ServiceView)
  add(@Context() ctx: Ctx, @Body() asked: AddService): Promise<ServiceView> {
    return this.keeping.add(ctx, asked);
  }

  /** One service with its places; confidential ones are read apart. */
  @Get('directory/services/:serviceId')
  @Allow('directory.read')
  @Returns(200, ServiceView)
  open(@Context() ctx: Ctx, @Param('serviceId', RecordIdPipe) serviceId: string): Promise<ServiceView> {
    return this.pages.open(ctx, serviceId);
  }

  /** Changes a service: only what is sent. */
  @Patch('directory/services/:serviceId')
  @Allow('directory.edit')
  @Returns(200, ServiceView)
  change(
    @Context() ctx: Ctx,
    @Param('serviceId', RecordIdPipe) serviceId: string,
    @IfMatch() version: number,
    @Body() asked: ChangeService,
  ): Promise<ServiceView> {
    return this.keeping.change(ctx, serviceId, version, asked);
  }
}
