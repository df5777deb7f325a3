// SPDX-License-Identifier: Apache-2.0
export * from './actor.js';
export * from './grants.js';
export * from './decide.js';
export * from './jobs.js';
export * from './rows.js';
export * from './page.js';
export * from './sealed.js';
