// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CaseName, caseNames, cases } from './cases.js';
import { requireEqual } from './equal.js';
import { type Exchange, measureExchange } from './exchange.js';
import { addHistory, countEvents } from './history.js';
import { type House, openHouse } from './house.js';
import { type Figures, median, type Rounds, Track } from './measure.js';
import { measureFirstScreen } from './pages.js';
import { residentOf } from './process-tree.js';
import { exchangeLines, type Growth, report, type Result, screenLines, table, verifierLines } from './report.js';
import { type Server, type ServerName, startServer } from './servers.js';
import { targetsOf } from './targets.js';
import { measureVerifier } from './verifier.js';
import { foundWorld, type World } from './world.js';

// npm run bench -- [--quick] [--only=<case>] [--profile=<folder>]
// --quick: short turns, a smaller log, nothing written to docs. --profile: a V8 CPU profile of our server.
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, profile: { type: 'string' } },
});

const rounds: Rounds = options.quick ? { count: 3, seconds: 1, warmUpSeconds: 1 } : { count: 5, seconds: 2, warmUpSeconds: 2 };
const connectionCounts = options.quick ? [16] : [1, 16, 64];
const judgedAt = 16;
const smallLog = 10_000;
const largeLog = options.quick ? 100_000 : 1_000_000;
const starts = 3;
const [smallDirectory, largeDirectory] = options.quick ? [1_000, 10_000] : [10_000, 100_000];

function chosen(): CaseName[] {
  const { only } = options;
  if (only !== undefined && !caseNames.includes(only as CaseName))
    throw new Error(`--only is one of ${caseNames.join(', ')}, import, pages, verifier.`);
  const document = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as { paths: object };
  return caseNames.filter((name) => {
    const isThere = cases[name].path in document.paths;
    if (!isThere) console.error(`NOT MEASURED: ${cases[name].title}. The API document has no ${cases[name].path} yet.`);
    return isThere && (only === undefined || only === name);
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

async function measure(house: House, servers: Record<ServerName, Server>, world: World, exchange: Exchange): Promise<void> {
  const track = new Track(house, servers);
  const names = chosen();
  const compare = (name: CaseName, connections: number) =>
    track.compare(name, connections, rounds, () => targetsOf(name, house, world));
  try {
    for (const name of names) await requireEqual(name, house, servers, () => targetsOf(name, house, world));
    console.error('One request of each leaves equal rows.');
    const growing = names.filter((name) => name === 'file' || name === 'audit');
    await addHistory(house, world, smallLog - (await countEvents(house)));
    // Once for nothing: a server that has just started is still compiling itself.
    await each(growing, (name) => compare(name, judgedAt));
    const small = await each(growing, (name) => compare(name, judgedAt));
    const events = { small: smallLog, large: 0 };
    const results: Result[] = [];
    for (const name of names) {
      for (const connections of connectionCounts) {
        console.error(`${cases[name].title}, ${connections} connections …`);
        results.push({ name, connections, ...(await compare(name, connections)) });
      }
    }
    const resident = residentOf(servers.ours.pid);
    console.error(`Filling the log to ${largeLog} events …`);
    await addHistory(house, world, Math.max(0, largeLog - (await countEvents(house))));
    events.large = await countEvents(house);
    const large = await each(growing, (name) => compare(name, judgedAt));
    const growth: Growth[] = growing.map((name) => ({ name, small: small.get(name)!.ours, large: large.get(name)!.ours }));
    const firstScreen = await measureFirstScreen(servers.ours.url, world.caregiver);
    const startMs = await startOften(house);
    const verifier = measureVerifier(largeLog);
    await report(
      {
        results,
        growth,
        events,
        resident,
        startMs,
        firstScreen,
        exchange,
        verifier,
        isWhole: !options.quick && options.only === undefined,
      },
      house,
    );
  } finally {
    track.close();
  }
}

async function measurePages({ url }: Server, { caregiver }: World): Promise<void> {
  const seen = await measureFirstScreen(url, caregiver);
  if (!seen) return console.error('NOT MEASURED: there is no browser. Install one: apt-get install chromium');
  show(screenLines(seen));
}

const show = (lines: string[][]) => console.log(table(['what', 'measured', 'goal', ''], lines).join('\n'));

async function each(names: CaseName[], look: (name: CaseName) => Promise<Record<ServerName, Figures>>) {
  const seen = new Map<CaseName, Record<ServerName, Figures>>();
  for (const name of names) seen.set(name, await look(name));
  return seen;
}

if (options.only === 'verifier') {
  console.log(table(['what', 'measured', 'goal', ''], verifierLines(measureVerifier(largeLog))).join('\n'));
  process.exit(0);
}

async function measureAll(house: House, exchange: Exchange): Promise<void> {
  const running: Server[] = [];
  try {
    const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
    for (const name of ['ours', 'limit'] as const) running.push(await startServer(name, house, name === 'ours' ? profiling : []));
    const [ours, limit] = running as [Server, Server];
    const world = await foundWorld(house, ours.url, exchange.searchers);
    if (options.only === 'pages') await measurePages(ours, world);
    else await measure(house, { ours, limit }, world, exchange);
  } finally {
    for (const server of running) await server.stop();
  }
}

const house = await openHouse();
try {
  const exchange = await measureExchange(house, smallDirectory!, largeDirectory!);
  if (options.only === 'import') show(exchangeLines(exchange));
  else await measureAll(house, exchange);
} finally {
  await house.close();
}
process.exit(0);
