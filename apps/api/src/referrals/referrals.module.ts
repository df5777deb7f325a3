// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { ConsentsModule } from '../consents/index.js';
import { YouthModule } from '../youth/index.js';
import { LeavingOffer } from './leaving-offer.js';
import { LinkController } from './link.controller.js';
import { LinkMaker } from './link-maker.js';
import { LinkService } from './link.service.js';
import { OfferController } from './offer.controller.js';
import { OfferService } from './offer.service.js';
import { ReferralController } from './referral.controller.js';
import { ReferralListService } from './referral-list.service.js';
import { ReferralService } from './referral.service.js';
import { ReferralShelf } from './referral-shelf.js';
import { SharedOfferController } from './shared-offer.controller.js';
import { SharedOfferService } from './shared-offer.service.js';

@Module({
  imports: [YouthModule, ConsentsModule],
  controllers: [ReferralController, OfferController, LinkController, SharedOfferController],
  providers: [
    ReferralShelf,
    ReferralService,
    ReferralListService,
    OfferService,
    LeavingOffer,
    LinkMaker,
    LinkService,
    SharedOfferService,
  ],
})
export class ReferralsModule {}
