// SPDX-License-Identifier: Apache-2.0
export { Founding, type NewAccount, type NewAgency } from './founding.js';
