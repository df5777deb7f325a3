// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { PlanTemplateList, PlanTemplateView, TemplateQuery } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, InTogetherMode, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { TemplateService } from './template.service.js';

@Controller('api/v1')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  /** The sections a plan is made of today, in one language. */
  @Get('plan-template')
  @Allow('template.read')
  @Returns(200, PlanTemplateView)
  current(@Context() ctx: Ctx, @Query() { language }: TemplateQuery): Promise<PlanTemplateView> {
    return this.templates.current(ctx, language);
  }

  /** All versions of the template, with the day from which each is in force. */
  @Get('plan-templates')
  @Allow('template.read')
  @Returns(200, PlanTemplateList)
  list(@Context() ctx: Ctx): Promise<PlanTemplateList> {
    return this.templates.list(ctx);
  }

  /** One version of the template, such as the one an old revision was signed with. */
  @Get('plan-template/:templateId')
  @Allow('template.read')
  @InTogetherMode()
  @Returns(200, PlanTemplateView)
  version(
    @Context() ctx: Ctx,
    @Param('templateId', UuidPipe) templateId: string,
    @Query() { language }: TemplateQuery,
  ): Promise<PlanTemplateView> {
    return this.templates.version(ctx, templateId, language);
  }
}
