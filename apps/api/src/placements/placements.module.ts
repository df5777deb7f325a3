// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { HomesModule } from '../homes/index.js';
import { YouthModule } from '../youth/index.js';
import { AddressService } from './address.service.js';
import { FreezeController } from './freeze.controller.js';
import { FreezeService } from './freeze.service.js';
import { HouseholdController } from './household.controller.js';
import { JoiningService } from './joining.service.js';
import { LayerService } from './layer.service.js';
import { Line } from './line.js';
import { PlacementController } from './placement.controller.js';
import { PlacementService } from './placement.service.js';
import { PlannedMoveController } from './planned-move.controller.js';
import { PlannedMoveService } from './planned-move.service.js';

@Module({
  imports: [AccessModule, YouthModule, HomesModule],
  controllers: [PlacementController, PlannedMoveController, HouseholdController, FreezeController],
  providers: [Line, PlacementService, LayerService, PlannedMoveService, JoiningService, FreezeService, AddressService],
  exports: [Line],
})
export class PlacementsModule {}
