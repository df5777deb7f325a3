// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { ConsentController } from './consent.controller.js';
import { ConsentService } from './consent.service.js';
import { DisclosureController } from './disclosure.controller.js';
import { DisclosureService } from './disclosure.service.js';
import { RecallController } from './recall.controller.js';
import { SharingService } from './sharing.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@Module({
  imports: [YouthModule],
  controllers: [ConsentController, RecallController, DisclosureController],
  providers: [ConsentService, WithdrawalService, DisclosureService, SharingService],
  exports: [SharingService],
})
export class ConsentsModule {}
