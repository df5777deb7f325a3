// SPDX-License-Identifier: Apache-2.0
export { demoHasRoom, demoIsThere, seedDemo } from './seed.js';
export { demoSignIns, type DemoSignIn } from './sign-ins.js';
