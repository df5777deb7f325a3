// SPDX-License-Identifier: Apache-2.0
export { CaregivingModule } from './caregiving.module.js';
