// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AliasController } from './alias.controller.js';
import { AliasService } from './alias.service.js';
import { ExpungingService } from './expunging.service.js';
import { PersonOfConcernController } from './person-of-concern.controller.js';
import { PersonOfConcernService } from './person-of-concern.service.js';
import { YouthController } from './youth.controller.js';
import { YouthFileService } from './youth-file.service.js';
import { YouthService } from './youth.service.js';

@Module({
  imports: [AccessModule],
  controllers: [YouthController, AliasController, PersonOfConcernController],
  providers: [YouthService, YouthFileService, AliasService, PersonOfConcernService, ExpungingService],
  exports: [YouthService, ExpungingService],
})
export class YouthModule {}
