// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { RecallNoticeView, SendRecallNotice } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { WithdrawalService } from './withdrawal.service.js';

@Controller('api/v1/youth/:youthId/recall-notices')
export class RecallController {
  constructor(private readonly withdrawals: WithdrawalService) {}

  /** Writes down that the recipient of a withdrawn consent was told: use it no further, give it back or destroy it. */
  @Post(':noticeId/sent')
  @Allow('recall.record')
  @Returns(200, RecallNoticeView)
  sent(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('noticeId', UuidPipe) noticeId: string,
    @IfMatch() version: number,
    @Body() asked: SendRecallNotice,
  ): Promise<RecallNoticeView> {
    return this.withdrawals.sendRecall(ctx, youthId, noticeId, version, asked);
  }
}
