// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { YouthModule } from '../youth/index.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineService } from './timeline.service.js';

@Module({ imports: [YouthModule], controllers: [TimelineController], providers: [TimelineService] })
export class TimelineModule {}
