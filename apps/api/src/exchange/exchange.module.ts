// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { JobsModule } from '../jobs/index.js';
import { ExchangeController } from './exchange.controller.js';
import { ExportWork } from './export-work.js';
import { ImportService } from './import.service.js';
import { ImportWork } from './import-work.js';

@Module({
  imports: [DirectoryModule, JobsModule],
  controllers: [ExchangeController],
  providers: [ImportService, ImportWork, ExportWork],
})
export class ExchangeModule {}
