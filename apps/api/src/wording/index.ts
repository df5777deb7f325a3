// SPDX-License-Identifier: Apache-2.0
export { WordingModule } from './wording.module.js';
