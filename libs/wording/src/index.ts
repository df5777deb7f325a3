// SPDX-License-Identifier: Apache-2.0
export { type Found, finderOf } from './finder.js';
export { vocabulary, type Wording } from './vocabulary.js';
