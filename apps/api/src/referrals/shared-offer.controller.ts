// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AnswerOffer, SharedOffer, SharedOffers } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { SharedOfferService } from './shared-offer.service.js';

@Controller('api/v1/shared/offers')
export class SharedOfferController {
  constructor(private readonly offers: SharedOfferService) {}

  /** For a partner: what was asked of their organization, under consents that run now. */
  @Get()
  @Allow('shared.read')
  @Returns(200, SharedOffers)
  async list(@Context() ctx: Ctx): Promise<SharedOffers> {
    return { items: await this.offers.list(ctx) };
  }

  /** A partner's yes, no with a reason, or that they have seen the youth. */
  @Post(':sharedOfferId/answer')
  @Allow('offer.answer')
  @Returns(200, SharedOffer)
  answer(
    @Context() ctx: Ctx,
    @Param('sharedOfferId', UuidPipe) offerId: string,
    @Body() asked: AnswerOffer,
  ): Promise<SharedOffer> {
    return this.offers.answer(ctx, offerId, asked);
  }
}
