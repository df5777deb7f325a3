// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';

// Writes apps/api/openapi.json from the built application; with --check, fails when the committed one has drifted.
build();
await import('reflect-metadata');
const { describeApi } = await import('../apps/api/dist/describe-api.js');
const prettier = await import('prettier');
const file = new URL('../apps/api/openapi.json', import.meta.url);
const text = await prettier.format(JSON.stringify(await describeApi()), { parser: 'json', printWidth: 130 });
if (process.argv.includes('--check')) {
  const committed = readFileSync(file, 'utf8');
  if (committed === text) process.exit(0);
  console.error('apps/api/openapi.json does not say what the API is. Run: npm run openapi');
  process.exit(1);
}
writeFileSync(file, text);
process.exit(0);
