// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.js';
import { EpochService } from './epoch.service.js';
import { LogExport } from './log-export.js';
import { LogVerify } from './log-verify.js';
import { NightWatch } from './night-watch.js';
import { PlaceService } from './place.service.js';
import { SealedLogController } from './sealed-log.controller.js';
import { TileController } from './tile.controller.js';
import { TileService } from './tile.service.js';

@Module({
  imports: [JobsModule],
  controllers: [SealedLogController, TileController],
  providers: [EpochService, LogExport, LogVerify, NightWatch, PlaceService, TileService],
  exports: [NightWatch],
})
export class SealedLogModule {}
