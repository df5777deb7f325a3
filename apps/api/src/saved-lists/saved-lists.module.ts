// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { YouthModule } from '../youth/index.js';
import { SavedListController } from './saved-list.controller.js';
import { SavedListService } from './saved-list.service.js';

@Module({ imports: [DirectoryModule, YouthModule], controllers: [SavedListController], providers: [SavedListService] })
export class SavedListsModule {}
