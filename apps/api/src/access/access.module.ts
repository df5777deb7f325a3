// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { AccessService } from './access.service.js';
import { CareTeamService } from './care-team.service.js';
import { ConflictService } from './conflict.service.js';

@Module({
  controllers: [AccessController],
  providers: [AccessService, CareTeamService, ConflictService],
  exports: [AccessService],
})
export class AccessModule {}
