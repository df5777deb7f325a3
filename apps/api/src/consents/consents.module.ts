// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.js';
import { YouthModule } from '../youth/index.js';
import { ConsentController } from './consent.controller.js';
import { ConsentService } from './consent.service.js';
import { DisclosureController } from './disclosure.controller.js';
import { DisclosureService } from './disclosure.service.js';
import { RecallController } from './recall.controller.js';
import { SharedController } from './shared.controller.js';
import { SharedService } from './shared.service.js';
import { SharingService } from './sharing.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@Module({
  imports: [YouthModule, PeopleModule],
  controllers: [ConsentController, RecallController, DisclosureController, SharedController],
  providers: [ConsentService, WithdrawalService, DisclosureService, SharedService, SharingService],
  exports: [SharingService],
})
export class ConsentsModule {}
