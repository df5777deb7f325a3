#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Writes apps/api/openapi.json from the build: the swagger plugin describes the message classes there; what stands above
// the handlers comes from the source. With --check it writes nothing and fails when the committed file is not what the code
// says.
import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { build } from './build.mjs';
import { docstrings } from './docstrings.mjs';

const sources = fileURLToPath(new URL('../apps/api/src/', import.meta.url));
const file = fileURLToPath(new URL('../apps/api/openapi.json', import.meta.url));

/** Files whose name says that they hold a controller or a module. */
function controllers() {
  const names = readdirSync(sources, { recursive: true }).filter((name) => /\.(controller|module)\.ts$/.test(name));
  return names.map((name) => sources + name);
}

try {
  build();
  const { describeApi } = await import('../apps/api/dist/describe-api.js');
  const text = await format(JSON.stringify(await describeApi(docstrings(controllers()))), {
    ...(await resolveConfig(file)),
    parser: 'json',
  });
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    console.log('apps/api/openapi.json is written.');
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    throw new Error('apps/api/openapi.json is not what the code says. Run "npm run openapi" and commit the file.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
