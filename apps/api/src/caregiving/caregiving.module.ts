// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CaregivingController } from './caregiving.controller.js';
import { CaregivingService } from './caregiving.service.js';

@Module({ controllers: [CaregivingController], providers: [CaregivingService] })
export class CaregivingModule {}
