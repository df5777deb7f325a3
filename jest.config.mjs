// SPDX-License-Identifier: Apache-2.0
import { fromBuild } from './test/built/config.mjs';

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

// Tests run as ES modules, against a real PostgreSQL that globalSetup starts once per run: the application from source, so
// that a change needs no build; after one, as in `npm test`, from what was built, which a worker loads once for all its files.
const settings = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/libs'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  // Not a package's own `x.json.js`, which wraps what no import may read.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.build/', '<rootDir>/.data/'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  globalSetup: '<rootDir>/test/support/cluster.mjs',
  globalTeardown: '<rootDir>/test/support/cluster-down.mjs',
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  reporters: ['default', '<rootDir>/test/support/closing-line.mjs'],
  testTimeout: 30_000,
};

export default () => (process.env['HARBOR_BUILT'] ? fromBuild(settings) : settings);
