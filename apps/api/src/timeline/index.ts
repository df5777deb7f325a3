// SPDX-License-Identifier: Apache-2.0
export { TimelineModule } from './timeline.module.js';
export { timelineOpened } from './timeline.events.js';
