// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  OpenYouthFile,
  RestrictedView,
  UpdateRestricted,
  UpdateYouth,
  YouthForCaregiver,
  YouthForCasework,
  YouthFound,
  YouthList,
  YouthListQuery,
  YouthSearch,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, NoIdempotencyKey, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { YouthFileService } from './youth-file.service.js';
import { viewYouth } from './youth.view.js';

@Controller('api/v1/youth')
export class YouthController {
  constructor(private readonly files: YouthFileService) {}

  /** The youth within my reach, by case code. */
  @Get()
  @Allow('youth.search')
  @Returns(200, YouthList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor }: YouthListQuery): Promise<YouthList> {
    return this.files.list(ctx, limit, cursor);
  }

  /** By name or code, within reach. By POST, so that no name stands in an address. */
  @Post('search')
  @Allow('youth.search')
  @NoIdempotencyKey()
  @Returns(200, YouthFound)
  async search(@Context() ctx: Ctx, @Body() { words }: YouthSearch): Promise<YouthFound> {
    return { items: await this.files.search(ctx, words) };
  }

  /** Begins a youth's file; the worker becomes the first of the care team. */
  @Post()
  @Allow('youth.create')
  @Returns(201, YouthForCaregiver, YouthForCasework)
  async create(@Context() ctx: Ctx, @Body() asked: OpenYouthFile): Promise<YouthForCaregiver | YouthForCasework> {
    return viewYouth(await this.files.create(ctx, asked), ctx.actor, ctx.now);
  }

  /** The file: daily care for caregivers, the case as well for the team. */
  @Get(':youthId')
  @Allow('youth.read')
  @Returns(200, YouthForCaregiver, YouthForCasework)
  async file(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<YouthForCaregiver | YouthForCasework> {
    return viewYouth(await this.files.file(ctx, youthId), ctx.actor, ctx.now);
  }

  /** Changes what daily care and casework know of the youth: only what is sent. */
  @Patch(':youthId')
  @Allow('youth.update')
  @Returns(200, YouthForCaregiver, YouthForCasework)
  async update(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: UpdateYouth,
  ): Promise<YouthForCaregiver | YouthForCasework> {
    return viewYouth(await this.files.update(ctx, youthId, version, asked), ctx.actor, ctx.now);
  }

  /** Restricted fields in the clear; asks for a fresh second factor. */
  @Get(':youthId/restricted')
  @Allow('youth.readRestricted')
  @Returns(200, RestrictedView)
  restricted(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<RestrictedView> {
    return this.files.restricted(ctx, youthId);
  }

  /** Changes restricted fields: only what is sent. Asks for a fresh second factor. */
  @Patch(':youthId/restricted')
  @Allow('youth.updateRestricted')
  @Returns(200, RestrictedView)
  updateRestricted(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: UpdateRestricted,
  ): Promise<RestrictedView> {
    return this.files.updateRestricted(ctx, youthId, version, asked);
  }
}
