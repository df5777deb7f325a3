// SPDX-License-Identifier: Apache-2.0
export * from './field-schema.js';
export * from './fields.js';
export * from './health.dto.js';
export * from './oversight.dto.js';
export * from './page.dto.js';
export * from './problem.dto.js';
export * from './safety-plan.dto.js';
export * from './sign-in.dto.js';
export * from './youth.dto.js';
