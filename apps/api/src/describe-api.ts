// SPDX-License-Identifier: Apache-2.0
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { FileKeyProvider } from './keys/index.js';
import { createDataSource } from './platform/data-source.js';
import type { ApiDocument } from './platform/http/document.js';
import { createAdapter } from './platform/http/fastify.js';
import { createLogger } from './platform/http/logging.js';
import { buildDocument } from './platform/http/openapi.js';

/**
 * The API document of the application as built. A preview: nothing is connected, nothing runs.
 *
 * @param docstrings what stands above each handler, which the compiler dropped
 */
export async function describeApi(docstrings: Readonly<Record<string, string>>): Promise<ApiDocument> {
  const log = createLogger('silent');
  const parts = {
    db: createDataSource('postgres://nobody@localhost/nothing', [], 1),
    keys: Object.create(FileKeyProvider.prototype) as FileKeyProvider,
    log,
  };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), createAdapter(log), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return buildDocument(app, docstrings);
}
