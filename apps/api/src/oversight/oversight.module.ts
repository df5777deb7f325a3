// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { LooksController } from './looks.controller.js';
import { LooksService } from './looks.service.js';

@Module({
  imports: [YouthModule],
  controllers: [AuditController, LooksController],
  providers: [AuditService, LooksService],
})
export class OversightModule {}
