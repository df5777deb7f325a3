// SPDX-License-Identifier: Apache-2.0
// From a list one goes to its print and back: they are fetched together.
export { default as ListPage } from './ListPage.js';
export { default as PrintPage } from './PrintPage.js';
export { default as YouthPage } from './YouthPage.js';
