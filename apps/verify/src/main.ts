// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileLines } from './lines.js';
import { checkpointOf } from './note.js';
import { policyOf } from './policy.js';
import { printed } from './print.js';
import { openStore, reasonOf } from './store.js';
import { Unreadable, utf8 } from './unreadable.js';
import { type Demand, type Report, verify } from './verify.js';

const usage = `Usage: harbor-verify [options] <folder or tar>

Checks an exported audit log, offline.

  --policy <file>       whom to believe: log keys and witnesses, as you were handed them (more than once for more epochs)
  --trust-bundle        believe the keys in the bundle itself; shows only that it is of one piece
  --checkpoint <file>   a signed checkpoint you kept: the log must still hold it (more than once for more)
  --state <file>        rows as they stand, to be held against the newest event of each
  --writer-key <file>   the application's key, 64 hex digits, to check MACs if the bundle holds any
  --json                findings as JSON
  --quiet               no progress

Exit codes: 0 good, 10 good with declared gaps, 20 cannot decide, 30 tampered.
`;

const undecided = 20;
const everyMs = 2_000;

function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      policy: { type: 'string', multiple: true, default: [] },
      'trust-bundle': { type: 'boolean', default: false },
      checkpoint: { type: 'string', multiple: true, default: [] },
      state: { type: 'string' },
      'writer-key': { type: 'string' },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [place, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (place === undefined || more.length > 0) throw new Unreadable(`exactly one bundle is checked at a time\n\n${usage}`);
  const key = values['writer-key'];
  const demand: Demand = {
    policies: values.policy.map((file) => read(file, (bytes) => policyOf(utf8(bytes)))),
    isBundleTrusted: values['trust-bundle'],
    kept: new Map(values.checkpoint.map((file) => [file, read(file, checkpointOf)])),
    ...(key !== undefined && { writerKey: read(key, keyBytes) }),
    ...(values.state !== undefined && { state: { name: values.state, lines: fileLines(values.state) } }),
  };
  const report = check(place, demand, values.quiet);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : printed(report));
  return report.exitCode;
}

function check(place: string, demand: Demand, isQuiet: boolean): Report {
  const store = openStore(place);
  let next = performance.now() + everyMs;
  try {
    return verify(store, demand, (epoch, done, size) => {
      if (isQuiet || performance.now() < next) return;
      next = performance.now() + everyMs;
      process.stderr.write(`Epoch ${epoch}: ${done} of ${size} events\n`);
    });
  } finally {
    store.close();
  }
}

function read<T>(file: string, parse: (bytes: Buffer) => T): T {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    throw new Unreadable(`${file}: ${reasonOf(error)}`);
  }
}

function keyBytes(bytes: Buffer): Buffer {
  const hex = bytes.toString('latin1').trim();
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Unreadable('it is not 64 hex digits');
  return Buffer.from(hex, 'hex');
}

try {
  process.exitCode = run();
} catch (error) {
  const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  if (!isUsage && !(error instanceof Unreadable)) throw error;
  process.stderr.write(`harbor-verify: ${(error as Error).message}\n`);
  process.exitCode = undecided;
}
