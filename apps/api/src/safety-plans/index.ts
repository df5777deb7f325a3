// SPDX-License-Identifier: Apache-2.0
export { SafetyPlansModule } from './safety-plans.module.js';
export { builtInTemplate } from './plan-templates.js';
export { forCaregivers, type PlanContent, type PlanItem, withWordsKept } from './plan-content.js';
export * from './plan.events.js';
