// SPDX-License-Identifier: Apache-2.0
export { SystemModule } from './system.module.js';
