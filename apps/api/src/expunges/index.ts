// SPDX-License-Identifier: Apache-2.0
export { ExpungesModule } from './expunges.module.js';
