// SPDX-License-Identifier: Apache-2.0
export { ExpungeService } from './expunge.service.js';
export { ExpungesModule } from './expunges.module.js';
