// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { JobController } from './job.controller.js';
import { JobService } from './job.service.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobWorks } from './job-work.js';
import { JobWorker } from './job-worker.js';
import { PartStore } from './part-store.js';

@Module({
  controllers: [JobController],
  providers: [JobService, JobQueue, JobRunner, JobWorks, JobWorker, PartStore],
  exports: [JobService, JobRunner, JobWorks, JobWorker, PartStore],
})
export class JobsModule {}
