// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { DirectoryController } from './directory.controller.js';
import { DirectoryWriter } from './directory-writer.js';
import { HsdsController } from './hsds.controller.js';
import { HsdsService } from './hsds.service.js';
import { Lister } from './lister.js';
import { OrganizationController } from './organization.controller.js';
import { SearchService } from './search.service.js';
import { ServiceKeepingService } from './service-keeping.service.js';
import { ServicePageService } from './service-page.service.js';

@Module({
  imports: [YouthModule],
  controllers: [DirectoryController, HsdsController, OrganizationController],
  providers: [DirectoryWriter, HsdsService, Lister, SearchService, ServiceKeepingService, ServicePageService],
  exports: [DirectoryWriter, Lister, ServicePageService],
})
export class DirectoryModule {}
