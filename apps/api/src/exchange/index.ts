// SPDX-License-Identifier: Apache-2.0
export { ExchangeModule } from './exchange.module.js';
export { partBytes } from './source.js';
