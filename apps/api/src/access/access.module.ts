// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { AccessService } from './access.service.js';
import { CareTeamService } from './care-team.service.js';
import { ColleagueController } from './colleague.controller.js';
import { ColleagueService } from './colleague.service.js';
import { ConflictService } from './conflict.service.js';

@Module({
  controllers: [AccessController, ColleagueController],
  providers: [AccessService, CareTeamService, ConflictService, ColleagueService],
  exports: [AccessService],
})
export class AccessModule {}
