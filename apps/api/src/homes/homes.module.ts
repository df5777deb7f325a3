// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';
import { HouseholdService } from './household.service.js';

@Module({
  controllers: [HomeController],
  providers: [HomeService, HouseholdService],
  exports: [HomeService, HouseholdService],
})
export class HomesModule {}
