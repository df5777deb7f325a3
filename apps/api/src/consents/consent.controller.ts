// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ConsentList, ConsentView, RecordConsent, WithdrawConsent } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { ConsentService } from './consent.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@Controller('api/v1/youth/:youthId/consents')
export class ConsentController {
  constructor(
    private readonly consents: ConsentService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  /** What this youth agreed to in writing, and whether it still holds; what is over stays in the list. */
  @Get()
  @Allow('consent.read')
  @Returns(200, ConsentList)
  async list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<ConsentList> {
    return { items: await this.consents.list(ctx, youthId) };
  }

  /**
   * Keeps a written consent: what, to whom, why and until when, and who signed. Refused without an end, for longer than
   * 365 days, when help depends on it, and when somebody signed who must be kept from the youth.
   */
  @Post()
  @Allow('consent.record')
  @Returns(201, ConsentView)
  record(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: RecordConsent): Promise<ConsentView> {
    return this.consents.record(ctx, youthId, asked);
  }

  /** Ends a consent at once. When something had left under it, a notice for its recipient is made. */
  @Post(':consentId/withdraw')
  @Allow('consent.withdraw')
  @Returns(200, ConsentView)
  withdraw(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('consentId', UuidPipe) consentId: string,
    @IfMatch() version: number,
    @Body() asked: WithdrawConsent,
  ): Promise<ConsentView> {
    return this.withdrawals.withdraw(ctx, youthId, consentId, version, asked);
  }
}
