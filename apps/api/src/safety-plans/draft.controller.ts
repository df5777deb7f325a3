// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  AnswerPlan,
  ChangePlanDraft,
  DecideOnDraft,
  PlanDraftView,
  PlanRevisionView,
  SignPlan,
  StartPlanDraft,
  WithdrawWords,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, InTogetherMode, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { DraftService } from './draft.service.js';
import { SignService } from './sign.service.js';
import { TogetherService } from './together.service.js';

@Controller('api/v1/youth/:youthId/plan/draft')
export class DraftController {
  constructor(
    private readonly drafts: DraftService,
    private readonly beside: TogetherService,
    private readonly signing: SignService,
  ) {}

  /** Begins a draft from the last signed plan, from an earlier one, or from the draft set aside last. */
  @Post()
  @Allow('plan.draft')
  @Returns(201, PlanDraftView)
  start(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: StartPlanDraft): Promise<PlanDraftView> {
    return this.drafts.start(ctx, youthId, asked);
  }

  /** The open draft, with its lines; those shown closed without their words. */
  @Get()
  @Allow('plan.read')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  get(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PlanDraftView> {
    return this.drafts.get(ctx, youthId);
  }

  /** An autosave: only what changed. */
  @Patch()
  @Allow('plan.draft')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  change(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: ChangePlanDraft,
  ): Promise<PlanDraftView> {
    return this.drafts.change(ctx, youthId, version, asked);
  }

  /** The youth is beside the worker: together mode begins, and this session shows the draft and nothing else. */
  @Post('together')
  @Allow('plan.draft')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  together(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @IfMatch() version: number): Promise<PlanDraftView> {
    return this.beside.enter(ctx, youthId, version);
  }

  /** What the youth says to the lines as they were read back. */
  @Post('together/answer')
  @Allow('plan.draft')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  answer(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: AnswerPlan,
  ): Promise<PlanDraftView> {
    return this.beside.answer(ctx, youthId, version, asked);
  }

  /**
   * Together mode ends; from here on nobody edits the youth's words. Asks for a code of the last minute. Whatever was
   * saved last is kept as it stands, so no version is needed; a draft that was closed meanwhile stays as it is.
   */
  @Post('together/leave')
  @Allow('plan.draft')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  leave(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PlanDraftView> {
    return this.beside.leave(ctx, youthId);
  }

  /** The youth takes back a line of their own. */
  @Post('withdraw-words')
  @Allow('plan.draft')
  @InTogetherMode()
  @Returns(200, PlanDraftView)
  withdraw(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() { itemId }: WithdrawWords,
  ): Promise<PlanDraftView> {
    return this.beside.withdrawWords(ctx, youthId, version, itemId);
  }

  /** Asks a supervisor to approve. */
  @Post('propose')
  @Allow('plan.draft')
  @Returns(200, PlanDraftView)
  propose(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @IfMatch() version: number): Promise<PlanDraftView> {
    return this.drafts.propose(ctx, youthId, version);
  }

  /** A supervisor approves, or sends back and says why. */
  @Post('decide')
  @Allow('plan.approve')
  @Returns(200, PlanDraftView)
  decide(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: DecideOnDraft,
  ): Promise<PlanDraftView> {
    return this.drafts.decide(ctx, youthId, version, asked);
  }

  /** Closes the draft without signing; a new one can be begun with its lines (`resume`). */
  @Post('set-aside')
  @Allow('plan.draft')
  @Returns(200, PlanDraftView)
  setAside(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @IfMatch() version: number): Promise<PlanDraftView> {
    return this.drafts.setAside(ctx, youthId, version);
  }

  /** Signs: an immutable revision, and the caregivers' copy of it. */
  @Post('sign')
  @Allow('plan.sign')
  @Returns(201, PlanRevisionView)
  sign(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @IfMatch() version: number,
    @Body() asked: SignPlan,
  ): Promise<PlanRevisionView> {
    return this.signing.sign(ctx, youthId, version, asked);
  }
}
