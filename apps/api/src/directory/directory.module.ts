// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { DirectoryController } from './directory.controller.js';
import { DirectoryWriter } from './directory-writer.js';
import { HsdsController } from './hsds.controller.js';
import { HsdsService } from './hsds.service.js';
import { Lister } from './lister.js';
import { OrganizationController } from './organization.controller.js';
import { PlaceController } from './place.controller.js';
import { PlaceKeepingService } from './place-keeping.service.js';
import { SearchService } from './search.service.js';
import { ServiceKeepingService } from './service-keeping.service.js';
import { ServicePageService } from './service-page.service.js';
import { TermKeeping } from './term-keeping.js';

@Module({
  imports: [YouthModule],
  controllers: [DirectoryController, PlaceController, HsdsController, OrganizationController],
  providers: [
    DirectoryWriter,
    HsdsService,
    Lister,
    PlaceKeepingService,
    SearchService,
    ServiceKeepingService,
    ServicePageService,
    TermKeeping,
  ],
  exports: [DirectoryWriter, Lister, ServicePageService],
})
export class DirectoryModule {}
