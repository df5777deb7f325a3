// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  AddGuideReview,
  BeginGuide,
  ChangeGuide,
  FittingGuides,
  GuideList,
  GuideQuery,
  GuideVersionList,
  GuideVersionView,
  GuideView,
  MoveGuide,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { GuideReadingService } from './guide-reading.service.js';
import { GuideReviewService } from './guide-review.service.js';
import { GuideShelf } from './guide-shelf.service.js';
import { GuideWritingService } from './guide-writing.service.js';

@Controller('api/v1')
export class GuideController {
  constructor(
    private readonly reading: GuideReadingService,
    private readonly shelf: GuideShelf,
    private readonly writing: GuideWritingService,
    private readonly reviews: GuideReviewService,
  ) {}

  /** Published guides for the reader’s role, by title. */
  @Get('guides')
  @Allow('guide.read')
  @Returns(200, GuideList)
  list(@Context() ctx: Ctx, @Query() { language }: GuideQuery): Promise<GuideList> {
    return this.reading.list(ctx, language);
  }

  /** A new guide, as a draft. */
  @Post('guides')
  @Allow('guide.edit')
  @Returns(201, GuideVersionView)
  begin(@Context() ctx: Ctx, @Body() asked: BeginGuide): Promise<GuideVersionView> {
    return this.writing.begin(ctx, asked);
  }

  /** A published guide, to read. It says whether survivor experts read it. */
  @Get('guides/:guideId')
  @Allow('guide.read')
  @Returns(200, GuideView)
  open(@Context() ctx: Ctx, @Param('guideId', UuidPipe) guideId: string, @Query() { language }: GuideQuery): Promise<GuideView> {
    return this.reading.open(ctx, guideId, language);
  }

  /** The next version of a guide, as a draft that begins with the words of the newest. */
  @Post('guides/:guideId/versions')
  @Allow('guide.edit')
  @Returns(201, GuideVersionView)
  beginNext(@Context() ctx: Ctx, @Param('guideId', UuidPipe) guideId: string): Promise<GuideVersionView> {
    return this.writing.beginNext(ctx, guideId);
  }

  /** Guides that suit one youth, and why: by what the reader sees of the youth anyway. */
  @Get('youth/:youthId/guides')
  @Allow('guide.fit')
  @Returns(200, FittingGuides)
  fitting(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { language }: GuideQuery,
  ): Promise<FittingGuides> {
    return this.reading.fitting(ctx, youthId, language);
  }

  /** Where every guide stands: its newest version, and the published one. */
  @Get('guide-versions')
  @Allow('guide.edit')
  @Returns(200, GuideVersionList)
  versions(@Context() ctx: Ctx): Promise<GuideVersionList> {
    return this.shelf.list(ctx);
  }

  /** One version, whole, with what survivor experts said of it. */
  @Get('guide-versions/:guideVersionId')
  @Allow('guide.edit')
  @Returns(200, GuideVersionView)
  version(@Context() ctx: Ctx, @Param('guideVersionId', UuidPipe) versionId: string): Promise<GuideVersionView> {
    return this.shelf.open(ctx, versionId);
  }

  /** Changes a draft: only what is sent. */
  @Patch('guide-versions/:guideVersionId')
  @Allow('guide.edit')
  @Returns(200, GuideVersionView)
  change(
    @Context() ctx: Ctx,
    @Param('guideVersionId', UuidPipe) versionId: string,
    @IfMatch() version: number,
    @Body() asked: ChangeGuide,
  ): Promise<GuideVersionView> {
    return this.writing.change(ctx, versionId, version, asked);
  }

  /** Sends a version to be read, sends it back, publishes it or takes it away. Nobody publishes their own words. */
  @Patch('guide-versions/:guideVersionId/state')
  @Allow('guide.edit')
  @Returns(200, GuideVersionView)
  move(
    @Context() ctx: Ctx,
    @Param('guideVersionId', UuidPipe) versionId: string,
    @IfMatch() version: number,
    @Body() asked: MoveGuide,
  ): Promise<GuideVersionView> {
    return this.reviews.move(ctx, versionId, version, asked);
  }

  /** Writes down what a survivor expert said. Only the name that they want to be shown is kept. */
  @Post('guide-versions/:guideVersionId/reviews')
  @Allow('guide.edit')
  @Returns(201, GuideVersionView)
  review(
    @Context() ctx: Ctx,
    @Param('guideVersionId', UuidPipe) versionId: string,
    @Body() asked: AddGuideReview,
  ): Promise<GuideVersionView> {
    return this.reviews.review(ctx, versionId, asked);
  }
}
