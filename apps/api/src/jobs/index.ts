// SPDX-License-Identifier: Apache-2.0
export { JobsModule } from './jobs.module.js';
export { JobService } from './job.service.js';
export { JobRunner } from './job-runner.js';
export { JobWorker } from './job-worker.js';
export { JobWorks, type JobWork, type Step } from './job-work.js';
export { PartStore } from './part-store.js';
export { CannotGoOn } from './job.errors.js';
export type { Job } from './job.entity.js';
