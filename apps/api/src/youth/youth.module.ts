// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { YouthController } from './youth.controller.js';
import { YouthFileService } from './youth-file.service.js';
import { YouthService } from './youth.service.js';

@Module({
  imports: [AccessModule],
  controllers: [YouthController],
  providers: [YouthService, YouthFileService],
  exports: [YouthService],
})
export class YouthModule {}
