// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { ExpungeController } from './expunge.controller.js';
import { ExpungeService } from './expunge.service.js';

@Module({ imports: [YouthModule], controllers: [ExpungeController], providers: [ExpungeService], exports: [ExpungeService] })
export class ExpungesModule {}
