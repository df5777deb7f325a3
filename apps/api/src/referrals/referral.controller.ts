// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  CallOffReferral,
  MakeReferral,
  OfferReferral,
  ReferralList,
  ReferralListQuery,
  ReferralsOfYouth,
  ReferralView,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { ReferralListService } from './referral-list.service.js';
import { ReferralService } from './referral.service.js';

@Controller('api/v1')
export class ReferralController {
  constructor(
    private readonly referrals: ReferralService,
    private readonly lists: ReferralListService,
  ) {}

  /** Open referrals of the youth within my reach: who waits on whom, the one that should have moved first before the others. */
  @Get('referrals')
  @Allow('referral.read')
  @Returns(200, ReferralList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor, waitsOn }: ReferralListQuery): Promise<ReferralList> {
    return this.lists.list(ctx, { limit, cursor, waitsOn });
  }

  /** All referrals of a youth, open and closed, the newest first. */
  @Get('youth/:youthId/referrals')
  @Allow('referral.read')
  @Returns(200, ReferralsOfYouth)
  async ofYouth(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<ReferralsOfYouth> {
    return { items: await this.referrals.ofYouth(ctx, youthId) };
  }

  /** Chooses services to ask for one youth. Nothing leaves the house before an offer is sent. */
  @Post('youth/:youthId/referrals')
  @Allow('referral.keep')
  @Returns(201, ReferralView)
  make(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string, @Body() asked: MakeReferral): Promise<ReferralView> {
    return this.referrals.make(ctx, youthId, asked);
  }

  /** One referral with its offers, and what can be done with each of them now. */
  @Get('youth/:youthId/referrals/:referralId')
  @Allow('referral.read')
  @Returns(200, ReferralView)
  show(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
  ): Promise<ReferralView> {
    return this.referrals.show(ctx, youthId, referralId);
  }

  /** Adds a service that can be asked. */
  @Post('youth/:youthId/referrals/:referralId/offers')
  @Allow('referral.keep')
  @Returns(201, ReferralView)
  offer(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @IfMatch() version: number,
    @Body() asked: OfferReferral,
  ): Promise<ReferralView> {
    return this.referrals.offer(ctx, youthId, referralId, version, asked);
  }

  /** Writes down that whoever is waited for was asked again. */
  @Post('youth/:youthId/referrals/:referralId/remind')
  @Allow('referral.keep')
  @Returns(200, ReferralView)
  remind(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @IfMatch() version: number,
  ): Promise<ReferralView> {
    return this.referrals.remind(ctx, youthId, referralId, version);
  }

  /** Ends a referral before it is completed, with a reason; that the youth says no is one. */
  @Post('youth/:youthId/referrals/:referralId/call-off')
  @Allow('referral.keep')
  @Returns(200, ReferralView)
  callOff(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @IfMatch() version: number,
    @Body() asked: CallOffReferral,
  ): Promise<ReferralView> {
    return this.referrals.callOff(ctx, youthId, referralId, version, asked);
  }
}
