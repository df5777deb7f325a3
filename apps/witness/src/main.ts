// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { formatVerifierKey } from '@harbor/transparency';
import { Witness } from './add-checkpoint.js';
import { loadKey, loadLogs, makeKey, Misconfigured } from './keys.js';
import { Latest } from './latest.js';
import { serve } from './server.js';

const usage = `Usage:
  harbor-witness keygen --name <name> --key <file>
      makes the witness's key and prints the verifier key to hand out; the name is an address without scheme, as witness.example/one
  harbor-witness serve --key <file> --logs <file> --state <folder> [--host 127.0.0.1] [--port 8470]
      witnesses the logs whose verifier keys stand in <file>, one a line; <folder> must never be restored from an older copy
`;

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      key: { type: 'string' },
      logs: { type: 'string' },
      state: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8470' },
    },
  });
  const { name, key, logs, state, host } = values;
  const port = Number(values.port);
  const [command] = positionals;
  if (command === 'keygen' && name && key) console.log(makeKey(name, key));
  else if (command === 'serve' && key && logs && state && Number.isInteger(port)) open(key, logs, state, host, port);
  else throw new Misconfigured(usage);
}

function open(keyFile: string, logsFile: string, folder: string, host: string, port: number): void {
  const signer = loadKey(keyFile);
  const logs = loadLogs(logsFile);
  const latest = new Latest(folder);
  const server = serve(new Witness(signer, logs, latest, () => Math.floor(Date.now() / 1_000)));
  const stop = () => {
    server.close();
    server.closeAllConnections();
    latest.close();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  server.on('error', ({ message }) => {
    console.error(`harbor-witness: ${message}`);
    process.exitCode = 1;
    stop();
  });
  server.listen(port, host, () => {
    const { address, port: taken } = server.address() as AddressInfo;
    console.log(`${formatVerifierKey(signer)} witnesses ${logs.length} log keys at http://${address}:${taken}/`);
  });
}

try {
  run();
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  if (!isUsage && !(error instanceof Misconfigured)) throw error;
  console.error(`harbor-witness: ${(error as Error).message}`);
  process.exitCode = 1;
}
