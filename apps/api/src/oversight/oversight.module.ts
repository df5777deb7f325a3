// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.js';
import { YouthModule } from '../youth/index.js';
import { AuditController } from './audit.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditService } from './audit.service.js';
import { LooksController } from './looks.controller.js';
import { LooksService } from './looks.service.js';

@Module({
  imports: [JobsModule, YouthModule],
  controllers: [AuditController, LooksController],
  providers: [AuditService, AuditExport, LooksService],
})
export class OversightModule {}
