// SPDX-License-Identifier: Apache-2.0
export { readLogHealth } from './log-health.js';
