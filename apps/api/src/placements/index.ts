// SPDX-License-Identifier: Apache-2.0
export { PlacementsModule } from './placements.module.js';
export { Line } from './line.js';
export { afcarsOf, type AfcarsLiving } from './afcars.js';
export { awayStarted, movePlanned, respiteStarted, youthPlaced } from './placements.events.js';
