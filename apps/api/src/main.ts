// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { createApplication, connect } from './application.js';
import { JobWorker } from './jobs/index.js';
import { ExpungeService } from './expunges/index.js';
import { FileKeyProvider } from './keys/index.js';
import { Heartbeat, Pruning } from './ledger/index.js';
import { type Config, readConfig } from './platform/config.js';
import { createLogger } from './platform/http/logging.js';
import { cannotListen, requirePort } from './platform/port.js';
import { readWitnessSet, Sealer, sealerParts, Witnessing } from './sealer/index.js';
import { NightWatch } from './sealed-log/index.js';
import { greet } from './greeting.js';
import { ownHouse } from './own-house.js';

const sameMs = 500;
const config = readConfig();
await requirePort(config.port, config.host);
const keys = FileKeyProvider.of(config);
// Without DATABASE_URL this process brings its own PostgreSQL, up to date and with the demo agencies in it.
const house = config.databaseUrl === undefined ? await ownHouse(config, keys) : undefined;
try {
  await serve(config, house?.appUrl ?? config.databaseUrl!);
} catch (error) {
  await house?.stop();
  throw error;
}

async function serve(settings: Config, url: string): Promise<void> {
  const { port, host, logLevel, poolSize, exitTo, jobs } = settings;
  const log = createLogger(logLevel);
  const db = await connect(url, keys, poolSize);
  const app = await createApplication({ db, keys, log, exitTo });
  const again = await app.get(ExpungeService).replay();
  if (again > 0) log.warn(`${again} youth were forgotten again: this database was restored from before`);
  await app.listen(port, host).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw cannotListen(error, port, host);
  });
  app.get(Pruning).start();
  app.get(Heartbeat).start();
  app.get(NightWatch).start();
  // Beside the database it brings, this process seals the log as well; elsewhere `npm run sealer` does.
  const sealer = house && new Sealer(house.sealerUrl, sealerParts(settings, keys), log);
  sealer?.start();
  const witnessing =
    house &&
    new Witnessing(
      house.sealerUrl,
      settings.witnessesFile === undefined ? undefined : readWitnessSet(settings.witnessesFile),
      log,
    );
  witnessing?.start();
  let leavingSince: number | undefined;
  const leave = async () => {
    // Someone who asks twice does not want to wait; the database ends with this process and repairs itself. One Ctrl-C
    // comes twice within a moment: from the terminal, and passed on by npm.
    if (leavingSince !== undefined && performance.now() - leavingSince > sameMs) process.exit(130);
    if (leavingSince !== undefined) return;
    leavingSince = performance.now();
    // Requests in flight are finished first; the database goes last, whatever became of the rest.
    await app.close().catch(({ code, name }: NodeJS.ErrnoException) => log.error(`not closed in full: ${code ?? name}`));
    await Promise.all([sealer?.stop(), witnessing?.stop()]);
    await house?.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void leave());
  process.on('SIGTERM', () => void leave());
  // After the first answers: whoever starts a server does not wait for work that nobody asked for yet.
  if (jobs === 'inside')
    app
      .get(JobWorker)
      .start(url)
      .catch(({ code, name }: NodeJS.ErrnoException) => log.error(`no jobs are worked off: ${code ?? name}`));
  await greet(await app.getUrl(), house && { dataDir: config.dataDir, hasDemo: house.hasDemo }, new Date());
}
