// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { connect, createApplication } from './application.js';
import { JobWorker } from './jobs/index.js';
import { FileKeyProvider } from './keys/index.js';
import { CannotStart } from './platform/cannot-start.js';
import { readConfig } from './platform/config.js';
import { createLogger } from './platform/http/logging.js';

/** Works off jobs as a process of its own, beside servers that run with HARBOR_JOBS=apart. It listens on no port. */
const config = readConfig();
if (config.databaseUrl === undefined)
  throw new CannotStart('Set DATABASE_URL: on the embedded database the server works off jobs by itself.');
const keys = FileKeyProvider.of(config);
const db = await connect(config.databaseUrl, keys, Math.min(config.poolSize, 4));
const app = await createApplication({ db, keys, log: createLogger(config.logLevel) });
const leave = () => void app.close().then(() => process.exit(0));
process.on('SIGINT', leave);
process.on('SIGTERM', leave);
await app.get(JobWorker).start(config.databaseUrl);
console.log('Working off jobs. Ctrl-C ends it; what is left goes on with the next start.');
