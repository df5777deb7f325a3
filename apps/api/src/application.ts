// SPDX-License-Identifier: Apache-2.0
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '@harbor/migrations';
import type { DataSource } from 'typeorm';
import { AppModule, type Parts } from './app.module.js';
import { LeavingService } from './identity/index.js';
import type { KeyProvider } from './keys/index.js';
import { doorProof } from './platform/door-proof.js';
import { CannotStart } from './platform/cannot-start.js';
import { usualExit } from './platform/config.js';
import { createDataSource } from './platform/data-source.js';
import { readCommittedDocument } from './platform/http/document.js';
import { serveDocs } from './platform/http/docs.js';
import { servePages } from './platform/http/pages.js';
import { createAdapter } from './platform/http/fastify.js';
import { NestLog } from './platform/http/logging.js';
import { requireReady } from './platform/readiness.js';
import { whyUnreachable } from './platform/unreachable.js';
import { servePublicPages } from './resources/index.js';
import { entities } from './schema.js';

/** Connects as the application role and checks what must hold before a request is taken. @throws CannotStart */
export async function connect(url: string, keys: KeyProvider, poolSize: number): Promise<DataSource> {
  const db = createDataSource(url, entities, poolSize);
  await db.initialize().catch((error: Error) => {
    throw new CannotStart(`Cannot reach the database: ${whyUnreachable(error)} Check DATABASE_URL.`);
  });
  try {
    const proof = doorProof(keys.installationKeyFor('door'), 'door');
    await requireReady((text, values) => db.query(text, values), { migrations, doorProof: proof });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** The application, ready to listen. `exitTo` is where "Leave this page" leads. */
export async function createApplication({
  exitTo = usualExit,
  ...parts
}: Parts & { exitTo?: string }): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), createAdapter(parts.log), {
    logger: new NestLog(parts.log),
    abortOnError: false,
    bodyParser: false,
  });
  serveDocs(app, readCommittedDocument());
  await servePages(app, { exitTo, leave: (request) => app.get(LeavingService).leave(request) });
  servePublicPages(app);
  await app.init();
  return app;
}
