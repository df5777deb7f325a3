// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { PlacementsModule } from '../placements/index.js';
import { YouthModule } from '../youth/index.js';
import { GuideController } from './guide.controller.js';
import { GuideReadingService } from './guide-reading.service.js';
import { GuideReviewService } from './guide-review.service.js';
import { GuideShelf } from './guide-shelf.service.js';
import { GuideWritingService } from './guide-writing.service.js';
import { PublicGuides } from './public-guides.service.js';

@Module({
  imports: [PlacementsModule, YouthModule],
  controllers: [GuideController],
  providers: [GuideReadingService, GuideReviewService, GuideShelf, GuideWritingService, PublicGuides],
})
export class ResourcesModule {}
