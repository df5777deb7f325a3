// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { createApplication, connect } from './application.js';
import { FileKeyProvider } from './keys/index.js';
import { Pruning } from './ledger/index.js';
import { CannotStart } from './platform/cannot-start.js';
import { type Config, readConfig } from './platform/config.js';
import { createLogger } from './platform/http/logging.js';
import { greet } from './greeting.js';
import { ownHouse } from './own-house.js';

const config = readConfig();
const keys = new FileKeyProvider(config.keysDir);
// Without DATABASE_URL this process brings its own PostgreSQL, up to date and with the demo agencies in it.
const house = config.databaseUrl === undefined ? await ownHouse(config, keys) : undefined;
try {
  await serve(config, house?.appUrl ?? config.databaseUrl!);
} catch (error) {
  await house?.stop();
  throw error;
}

async function serve({ port, host, logLevel, poolSize, exitTo }: Config, url: string): Promise<void> {
  const log = createLogger(logLevel);
  const db = await connect(url, keys, poolSize);
  const app = await createApplication({ db, keys, log, exitTo });
  await app.listen(port, host).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`);
    if (error.code === 'EACCES')
      throw new CannotStart(`Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`);
    throw new CannotStart(`Cannot listen on ${host}:${port} (${error.code ?? 'unknown'}). Check HOST and PORT.`);
  });
  app.get(Pruning).start();
  let isLeaving = false;
  const leave = async () => {
    // Someone who asks twice does not want to wait; the database ends with this process and repairs itself.
    if (isLeaving) process.exit(130);
    isLeaving = true;
    // Requests in flight are finished first; the database goes last.
    await app.close();
    await house?.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void leave());
  process.on('SIGTERM', () => void leave());
  await greet(await app.getUrl(), house && config.dataDir, new Date());
}
