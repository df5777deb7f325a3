// SPDX-License-Identifier: Apache-2.0
export { ExchangeModule } from './exchange.module.js';
export { partBytes } from './source.js';
export { zipOf } from './zip-of.js';
