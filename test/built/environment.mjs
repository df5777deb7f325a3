// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

/** A file of tests whose application comes from the build: loaded by Node, once for all the files of a worker. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.fromBuild = createRequire(import.meta.url);
  }
}
