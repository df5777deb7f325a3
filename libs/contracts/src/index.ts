// SPDX-License-Identifier: Apache-2.0
export * from './access.dto.js';
export * from './caregiving.dto.js';
export * from './field-schema.js';
export * from './fields.js';
export * from './health.dto.js';
export * from './home.dto.js';
export * from './oversight.dto.js';
export * from './page.dto.js';
export * from './people.dto.js';
export * from './placement.dto.js';
export * from './problem.dto.js';
export * from './safety-plan.dto.js';
export * from './sign-in.dto.js';
export * from './system.dto.js';
export * from './timeline.dto.js';
export * from './today.dto.js';
export * from './youth.dto.js';
