// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CaseName, caseNames, cases } from './cases.js';
import { requireEqual } from './equal.js';
import { measureExchange } from './exchange.js';
import { addHistory, countEvents } from './history.js';
import { type House, openHouse } from './house.js';
import { type Figures, median, type Rounds, Track } from './measure.js';
import { measureFirstScreen } from './pages.js';
import { residentOf } from './process-tree.js';
import { type Findings, type Growth, report, type Result } from './report.js';
import { measureLongLog, measureSealing, sealHistory } from './sealing.js';
import { type Server, type ServerName, startServer } from './servers.js';
import { targetsOf } from './targets.js';
import { measureVerifier } from './verifier.js';
import { foundWorld, type World } from './world.js';

// npm run bench -- [--quick] [--only=<part>] [--profile=<folder>]
// --quick: short turns, a smaller log, nothing written to docs. --profile: a V8 CPU profile of our server.
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, profile: { type: 'string' } },
});
const { only } = options;

const rounds: Rounds = options.quick ? { count: 3, seconds: 1, warmUpSeconds: 1 } : { count: 5, seconds: 2, warmUpSeconds: 2 };
const connectionCounts = options.quick ? [16] : [1, 16, 64];
const judgedAt = 16;
const smallLog = 10_000;
const largeLog = options.quick ? 100_000 : 5_000_000;
const verifiedLog = 1_000_000;
const starts = 3;
const [smallDirectory, largeDirectory] = options.quick ? [1_000, 10_000] : [10_000, 100_000];

const others = ['import', 'pages', 'start', 'sealing', 'verifier'];
const wants = (...parts: string[]): boolean => only === undefined || parts.includes(only);
if (only !== undefined && ![...caseNames, ...others].includes(only))
  throw new Error(`--only is one of ${[...caseNames, ...others].join(', ')}.`);

function chosen(): CaseName[] {
  const document = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as { paths: object };
  return caseNames.filter((name) => {
    const isThere = cases[name].path in document.paths;
    if (!isThere) console.error(`NOT MEASURED: ${cases[name].title}. The API document has no ${cases[name].path} yet.`);
    return isThere && wants(name);
  });
}

async function startOften(house: House): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < starts; i++) {
    const server = await startServer('ours', house);
    times.push(server.startMs);
    await server.stop();
  }
  return median(times);
}

/** Both servers under load; what the log weighs, when it is small and when it is large. */
async function measureLoad(house: House, servers: Record<ServerName, Server>, world: World): Promise<Partial<Findings>> {
  const track = new Track(house, servers);
  const names = chosen();
  const compare = (name: CaseName, connections: number) =>
    track.compare(name, connections, rounds, () => targetsOf(name, house, world));
  try {
    for (const name of names) await requireEqual(name, house, servers, () => targetsOf(name, house, world));
    console.error('One request of each leaves equal rows.');
    const growing = names.filter((name) => name === 'file' || name === 'audit');
    if (wants('file', 'audit')) await addHistory(house, world, smallLog - (await countEvents(house)));
    // Once for nothing: a server that has just started is still compiling itself.
    await each(growing, (name) => compare(name, judgedAt));
    const small = await each(growing, (name) => compare(name, judgedAt));
    const results: Result[] = [];
    for (const name of names) {
      for (const connections of connectionCounts) {
        console.error(`${cases[name].title}, ${connections} connections …`);
        results.push({ name, connections, ...(await compare(name, connections)) });
      }
    }
    const resident = residentOf(servers.ours.pid);
    const found: Partial<Findings> = { results, ...(only === undefined ? { resident } : {}) };
    if (wants('sealing')) found.sealing = await measureSealing(house, track, rounds, () => targetsOf('draft', house, world));
    if (!wants('file', 'audit', 'sealing')) return found;
    console.error(`Filling the log to ${largeLog} events …`);
    await addHistory(house, world, Math.max(0, largeLog - (await countEvents(house))));
    const events = { small: smallLog, large: await countEvents(house) };
    const large = await each(growing, (name) => compare(name, judgedAt));
    const growth: Growth[] = growing.map((name) => ({ name, small: small.get(name)!.ours, large: large.get(name)!.ours }));
    if (!wants('sealing')) return { ...found, events, growth };
    console.error('Sealing it …');
    await sealHistory(house, world);
    return { ...found, events, growth, longLog: await measureLongLog(house, servers.ours.url, world, events.large) };
  } finally {
    track.close();
  }
}

async function each(names: CaseName[], look: (name: CaseName) => Promise<Record<ServerName, Figures>>) {
  const seen = new Map<CaseName, Record<ServerName, Figures>>();
  for (const name of names) seen.set(name, await look(name));
  return seen;
}

async function measureServers(house: House, searchers: string[]): Promise<Partial<Findings>> {
  const running: Server[] = [];
  try {
    const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
    for (const name of ['ours', 'limit'] as const) running.push(await startServer(name, house, name === 'ours' ? profiling : []));
    const [ours, limit] = running as [Server, Server];
    const world = await foundWorld(house, ours.url, searchers);
    const found: Partial<Findings> = wants('sealing', ...caseNames) ? await measureLoad(house, { ours, limit }, world) : {};
    if (wants('pages')) {
      found.firstScreen = await measureFirstScreen(ours.url, world.caregiver);
      if (!found.firstScreen) console.error('NOT MEASURED: there is no browser. Install one: apt-get install chromium');
    }
    if (wants('start')) found.startMs = await startOften(house);
    return found;
  } finally {
    for (const server of running) await server.stop();
  }
}

const house = await openHouse();
try {
  const exchange = wants('import', 'search') ? await measureExchange(house, smallDirectory!, largeDirectory!) : undefined;
  const found = wants('pages', 'start', 'sealing', ...caseNames) ? await measureServers(house, exchange?.searchers ?? []) : {};
  const verifier = wants('verifier') ? measureVerifier(verifiedLog) : undefined;
  const isWhole = !options.quick && only === undefined;
  await report({ results: [], growth: [], events: { small: 0, large: 0 }, exchange, verifier, ...found, isWhole }, house);
} finally {
  await house.close();
}
process.exit(0);
