// SPDX-License-Identifier: Apache-2.0
export { TodayModule } from './today.module.js';
export { TodayService } from './today.service.js';
