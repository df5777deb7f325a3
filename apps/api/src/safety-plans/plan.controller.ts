// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  CaregiverPlanQuery,
  CaregiverPreview,
  ClosedItems,
  ClosedQuery,
  CompareDraftQuery,
  CompareQuery,
  DraftComparison,
  PlanComparison,
  PlanRevisionList,
  PlanRevisionView,
  SafetyPlanView,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, InTogetherMode, Returns } from '../platform/http/route.js';
import { NumberPipe } from '../platform/http/number.pipe.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { CaregiverPlanService } from './caregiver-plan.service.js';
import { RevisionService } from './revision.service.js';

@Controller('api/v1')
export class PlanController {
  constructor(
    private readonly revisions: RevisionService,
    private readonly copies: CaregiverPlanService,
  ) {}

  /** Where the plan stands: revision, review date, open draft, who acknowledged. */
  @Get('youth/:youthId/plan')
  @Allow('plan.read')
  @Returns(200, SafetyPlanView)
  overview(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<SafetyPlanView> {
    return this.revisions.overview(ctx, youthId);
  }

  /** The signed revisions, newest first. */
  @Get('youth/:youthId/plan/revisions')
  @Allow('plan.read')
  @Returns(200, PlanRevisionList)
  async list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PlanRevisionList> {
    return { items: await this.revisions.list(ctx, youthId) };
  }

  /** One signed revision, as it was signed; lines shown closed without their words. */
  @Get('youth/:youthId/plan/revisions/:number')
  @Allow('plan.read')
  @Returns(200, PlanRevisionView)
  revision(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('number', NumberPipe) number: number,
  ): Promise<PlanRevisionView> {
    return this.revisions.get(ctx, youthId, number);
  }

  /** What changed between two signed revisions, by word, reader, voice and basis. */
  @Get('youth/:youthId/plan/compare')
  @Allow('plan.read')
  @Returns(200, PlanComparison)
  compare(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { from, to }: CompareQuery,
  ): Promise<PlanComparison> {
    return this.revisions.compare(ctx, youthId, from, to);
  }

  /** What signing the draft would change: compared with the plan that is in force, or with another revision. */
  @Get('youth/:youthId/plan/draft/compare')
  @Allow('plan.read')
  @Returns(200, DraftComparison)
  compareDraft(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { from }: CompareDraftQuery,
  ): Promise<DraftComparison> {
    return this.revisions.compareDraft(ctx, youthId, from);
  }

  /** The lines a revision shows closed. Asks for a fresh second factor and a reason. */
  @Get('youth/:youthId/plan/revisions/:number/closed')
  @Allow('plan.readClosed')
  @Returns(200, ClosedItems)
  closed(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('number', NumberPipe) number: number,
    @Query() { reason }: ClosedQuery,
  ): Promise<ClosedItems> {
    return this.revisions.closed(ctx, youthId, number, reason);
  }

  /** The lines the draft shows closed. */
  @Get('youth/:youthId/plan/draft/closed')
  @Allow('plan.readClosed')
  @InTogetherMode()
  @Returns(200, ClosedItems)
  closedOfDraft(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { reason }: ClosedQuery,
  ): Promise<ClosedItems> {
    return this.revisions.closed(ctx, youthId, 0, reason);
  }

  /** What caregivers would get if the draft were signed now. */
  @Get('youth/:youthId/plan/draft/caregiver-preview')
  @Allow('plan.read')
  @Returns(200, CaregiverPreview)
  preview(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Query() { language }: CaregiverPlanQuery,
  ): Promise<CaregiverPreview> {
    return this.copies.preview(ctx, youthId, language);
  }
}
