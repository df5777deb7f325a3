// SPDX-License-Identifier: Apache-2.0
export { addDays, ageOn, isCalendarDate } from './date.js';
export { dateIn, isTimeZone } from './zone.js';
