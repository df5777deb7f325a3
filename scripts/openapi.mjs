#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Writes apps/api/openapi.json from the build: the swagger plugin describes the message classes there. With
// --check it writes nothing and fails when the committed file is not what the build says.
import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { format, resolveConfig } from 'prettier';

const file = fileURLToPath(new URL('../apps/api/openapi.json', import.meta.url));

try {
  const text = await written();
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    process.stdout.write('apps/api/openapi.json is written.\n');
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    throw new Error('apps/api/openapi.json is not what the code says. Run "npm run openapi" and commit the file.');
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function written() {
  const { AppModule } = await built('app.module.js');
  const { buildDocument } = await built('platform/http/openapi.js');
  const { createAdapter } = await built('platform/http/fastify.js');
  const { createLogger } = await built('platform/http/logging.js');
  // In preview nothing is instantiated: no database, no keys, no port.
  const preview = { preview: true, abortOnError: false, logger: ['warn', 'error'] };
  const app = await NestFactory.create(AppModule, createAdapter(createLogger('silent')), preview);
  return format(JSON.stringify(buildDocument(app)), { ...(await resolveConfig(file)), parser: 'json' });
}

async function built(name) {
  const url = new URL(`../apps/api/dist/${name}`, import.meta.url);
  try {
    return await import(url.href);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(`The build is missing or incomplete (${error.message.split(' imported from ')[0]}). Run "npm run build" first.`);
  }
}
