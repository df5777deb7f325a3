// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const jobsListed = auditEvent('job.listed', 'job');
export const jobOpened = auditEvent('job.opened', 'job');
export const jobStarted = auditEvent('job.started', 'job');
export const jobResumed = auditEvent('job.resumed', 'job');
export const jobFailed = auditEvent('job.failed', 'job');
export const jobCancelled = auditEvent('job.cancelled', 'job');
export const resultDownloaded = auditEvent('job.resultDownloaded', 'job');
