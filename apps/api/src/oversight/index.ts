// SPDX-License-Identifier: Apache-2.0
export { OversightModule } from './oversight.module.js';
