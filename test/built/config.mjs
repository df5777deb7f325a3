// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stubOf } from './transform.mjs';

const folder = '.build/packages';
/** What the application shares with its tests, whose decorators write into one table, and what else is long to load. */
const shared = [
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  'class-transformer',
  'class-validator',
  'fast-check',
  'pg',
  'playwright-core',
  'reflect-metadata',
  'rxjs',
  'typeorm',
];

/** What needs source: errors and clocks of a test's own, and parts put together otherwise than in the application. */
const source = [
  '/test/(?:calendar|transparency[a-z-]*)\\.spec\\.ts$',
  '/test/http/[a-z-]+\\.spec\\.ts$',
  '/test/ledger/pruning-rounds\\.spec\\.ts$',
  '/test/policy/mutation\\.spec\\.ts$',
];

/** The same tests with the application, its libraries and its framework from the build, but for those that need source. */
export function fromBuild({ testMatch, maxWorkers, reporters, testSequencer, testTimeout, ...settings }) {
  for (const name of shared) {
    const file = path.join(folder, `${name}.mjs`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, stubOf(name));
  }
  const built = {
    ...settings,
    testMatch,
    testPathIgnorePatterns: source,
    testEnvironment: '<rootDir>/test/built/environment.mjs',
    moduleNameMapper: { [`^(${shared.join('|')})$`]: `<rootDir>/${folder}/$1.mjs`, ...settings.moduleNameMapper },
    transform: {
      '/(?:apps/api|libs/[a-z]+)/src/.+\\.ts$': '<rootDir>/test/built/transform.mjs',
      '/migrations/[^/]+\\.ts$': '<rootDir>/test/built/transform.mjs',
      ...settings.transform,
    },
  };
  return { maxWorkers, reporters, testSequencer, testTimeout, projects: [built, { ...settings, testRegex: source }] };
}
