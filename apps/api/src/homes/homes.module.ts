// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { HomeAddressService } from './home-address.service.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';
import { HouseholdService } from './household.service.js';

@Module({
  controllers: [HomeController],
  providers: [HomeService, HomeAddressService, HouseholdService],
  exports: [HomeService, HomeAddressService, HouseholdService],
})
export class HomesModule {}
