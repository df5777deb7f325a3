// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { HandOver, OfferSent, RecordOfferAct, ReferralView, SayOutcome } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { OfferService } from './offer.service.js';

@Controller('api/v1/youth/:youthId/referrals/:referralId/offers/:offerId')
export class OfferController {
  constructor(private readonly offers: OfferService) {}

  /** Asks the service, under a running consent to its organization, and gives the link by which it can answer once. Sent again, the earlier link stops working. */
  @Post('send')
  @Allow('referral.send')
  @Returns(200, OfferSent)
  send(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @Param('offerId', UuidPipe) offerId: string,
    @IfMatch() version: number,
  ): Promise<OfferSent> {
    return this.offers.send(ctx, { youthId, referralId, offerId, version });
  }

  /** Records what the service said by another way, or what the worker did. */
  @Post('acts')
  @Allow('referral.keep')
  @Returns(200, ReferralView)
  record(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @Param('offerId', UuidPipe) offerId: string,
    @IfMatch() version: number,
    @Body() asked: RecordOfferAct,
  ): Promise<ReferralView> {
    return this.offers.record(ctx, { youthId, referralId, offerId, version }, asked);
  }

  /** Brings youth and service together, with a note for the service. A disclosure of its own. */
  @Post('hand-over')
  @Allow('referral.send')
  @Returns(200, ReferralView)
  handOver(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @Param('offerId', UuidPipe) offerId: string,
    @IfMatch() version: number,
    @Body() asked: HandOver,
  ): Promise<ReferralView> {
    return this.offers.handOver(ctx, { youthId, referralId, offerId, version }, asked);
  }

  /** Says whether it helped, by the word of the youth or the worker. With the word of the service it closes the referral. */
  @Post('outcome')
  @Allow('referral.keep')
  @Returns(200, ReferralView)
  outcome(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('referralId', UuidPipe) referralId: string,
    @Param('offerId', UuidPipe) offerId: string,
    @IfMatch() version: number,
    @Body() asked: SayOutcome,
  ): Promise<ReferralView> {
    return this.offers.outcome(ctx, { youthId, referralId, offerId, version }, asked);
  }
}
