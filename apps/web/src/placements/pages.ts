// SPDX-License-Identifier: Apache-2.0
// Who says where a youth lives goes from one of these to the next: they are fetched together.
export { default as AwayPage } from './AwayPage.js';
export { default as PlacementsPage } from './PlacementsPage.js';
export { default as PlacePage } from './PlacePage.js';
export { default as PlanMovePage } from './PlanMovePage.js';
export { default as RespitePage } from './RespitePage.js';
