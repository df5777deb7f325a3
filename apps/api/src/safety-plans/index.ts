// SPDX-License-Identifier: Apache-2.0
export { SafetyPlansModule } from './safety-plans.module.js';
export { builtInTemplate } from './plan-templates.js';
export type { PlanItem } from './plan-content.js';
