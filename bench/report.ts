// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type CaseName, cases } from './cases.js';
import type { Exchange, Moved } from './exchange.js';
import type { House } from './house.js';
import type { Figures } from './measure.js';
import type { FirstScreen } from './pages.js';
import type { LongLogFigures, SealingFigures } from './sealing.js';
import type { VerifierFigures } from './verifier.js';

export interface Result {
  name: CaseName;
  connections: number;
  ours: Figures;
  limit: Figures;
}
/** Our figures with a small and with a large log. */
export interface Growth {
  name: CaseName;
  small: Figures;
  large: Figures;
}
/** What was measured; of a run of one part what belongs to it. */
export interface Findings {
  results: Result[];
  growth: Growth[];
  events: { small: number; large: number };
  /** Of our server after all load, in MiB. */
  resident?: number;
  startMs?: number;
  firstScreen?: FirstScreen | undefined;
  sealing?: SealingFigures;
  longLog?: LongLogFigures;
  verifier: VerifierFigures | undefined;
  exchange: Exchange | undefined;
  /** Neither quick nor of one case: then it is written to docs. */
  isWhole: boolean;
}

const goals = {
  importSeconds: 60,
  grownMib: 32,
  growth: 1.1,
  residentMib: 150,
  startMs: 1000,
  readyMs: 1500,
  scriptKb: 180,
  overHashing: 2,
  verifySeconds: 60,
  memoryGrowth: 1.1,
  /** At most a tenth of the writes. */
  slowdown: 1 / 0.9,
  lagMs: 5_000,
  receiptMs: 50,
  whoSawMs: 1_000,
};
const page = fileURLToPath(new URL('../../docs/bench.md', import.meta.url));
const thousand = (count: number) => `${Math.round(count / 1000)} k`;
const cpuOf = ({ serverCpu, databaseCpu }: Figures) => serverCpu + databaseCpu;

/** The table to standard output; a full run also writes docs/bench.md. */
export async function report(findings: Findings, house: House): Promise<void> {
  const load = findings.results.length > 0 ? [...loadTable(findings), ''] : [];
  const text = [...head, await machine(house), '', ...load, ...goalTable(findings), ''].join('\n');
  console.log(text);
  if (findings.isWhole) writeFileSync(page, text);
}

const head = [
  '# How fast',
  '',
  'Written by `npm run bench`. *Limit* is a bare `node:http` and `pg` server on the same tables, indexes, role and `enter()`,',
  'with the same event in the same transaction; before anything is measured, one request of each must leave equal rows.',
  'Both take turns, in one run, on one durable database (fsync and synchronous_commit on); a figure is the median of the',
  'turns. CPU is of the server process and of all of PostgreSQL, per request, in ms; times are in ms.',
  '',
  '*Search* asks eight questions in turn (words in names and elsewhere, near a place, language, age, open now) of a directory of',
  '100,000 services, *list 20 referrals* who waits on whom over 25 youth. *Import* is the job from the release of an uploaded',
  'JSON file (2 kB a service, 375,000 records in all) to its end, listed for searches; its memory, and that of an *export* of the',
  'same directory, is the highest of a server that did nothing before, against that of one with a tenth of the services.',
  '',
];

async function machine(house: House): Promise<string> {
  const { rows } = await house.owner.query<{ server_version: string }>('show server_version');
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[1]!.toFixed(0);
  const day = new Date().toISOString().slice(0, 10);
  return `${processors[0]?.model.trim()}, ${processors.length} cores, ${memory} GiB; Node ${process.version}; PostgreSQL ${rows[0]?.server_version}; load average ${load}; ${day}.`;
}

function loadTable({ results }: Findings): string[] {
  const ms = (value: number) => value.toFixed(2);
  const cells = (figures: Figures) => [
    Math.round(figures.perSecond),
    ms(figures.p50),
    ms(figures.p99),
    ms(figures.serverCpu),
    ms(figures.databaseCpu),
  ];
  return table(
    ['', 'connections', 'who', 'req/s', 'p50', 'p99', 'CPU server', 'CPU database', 'CPU ours ÷ limit'],
    results.flatMap(({ name, connections, ours, limit }) => [
      [cases[name].title, connections, 'ours', ...cells(ours), (cpuOf(ours) / cpuOf(limit)).toFixed(2)],
      ['', connections, 'limit', ...cells(limit), ''],
    ]),
  );
}

function goalTable({ results, growth, events, exchange, ...found }: Findings): string[] {
  const { resident, startMs, firstScreen, sealing, longLog, verifier } = found;
  const judged = results.filter(({ name, connections }) => connections === 16 && cases[name].goal !== undefined);
  return table(
    ['what', 'measured', 'goal', ''],
    [
      ...judged.map(({ name, ours, limit }) =>
        line(`${cases[name].title}: CPU ours ÷ limit at 16 connections`, cpuOf(ours) / cpuOf(limit), cases[name].goal!, '×'),
      ),
      ...judged.flatMap(({ name, ours }) => {
        const { title, p95 } = cases[name];
        return p95 === undefined ? [] : [line(`${title}: p95 at 16 connections`, ours.p95, p95, ' ms')];
      }),
      ...(exchange ? exchangeLines(exchange) : []),
      ...growth.map(({ name, small, large }) =>
        line(
          `${cases[name].title}: CPU at ${thousand(events.large)} events ÷ at ${thousand(events.small)}`,
          cpuOf(large) / cpuOf(small),
          goals.growth,
          '×',
        ),
      ),
      ...(resident ? [line('resident memory of our server after the load', resident, goals.residentMib, ' MiB')] : []),
      ...(startMs ? [line('start to first answer, warm database', startMs, goals.startMs, ' ms')] : []),
      ...(firstScreen ? screenLines(firstScreen) : []),
      ...(sealing ? sealingLines(sealing) : []),
      ...(longLog ? longLogLines(longLog) : []),
      ...(verifier ? verifierLines(verifier) : []),
    ],
  );
}

function exchangeLines({ imports, exports: taken }: Exchange): string[][] {
  const cost = ({ seconds, cpuSeconds }: Moved) => `${Math.round(seconds)} s and ${Math.round(cpuSeconds)} s of CPU`;
  const many = ({ services }: Moved) => `${Math.round(services / 1000)} k services`;
  const grown = ({ small, large }: Exchange['imports']) => large.peak - small.peak;
  return [
    line(
      `import of ${many(imports.large)} (${cost(imports.large)}; of ${many(imports.small)} ${cost(imports.small)})`,
      imports.large.seconds,
      goals.importSeconds,
      ' s',
    ),
    line(`… resident memory more than for ${many(imports.small)}`, grown(imports), goals.grownMib, ' MiB'),
    line(
      `export of ${many(taken.large)} (${cost(taken.large)}): resident memory more than for ${many(taken.small)}`,
      grown(taken),
      goals.grownMib,
      ' MiB',
    ),
  ];
}

const screenLines = ({ readyMs, scriptKb }: FirstScreen): string[][] => [
  line('a foster parent’s first screen, interactive, on a processor 4 × as slow', readyMs, goals.readyMs, ' ms'),
  line('script it brings, gzip', scriptKb, goals.scriptKb, ' kB'),
];

const sealingLines = ({ slowdown, lagMs }: SealingFigures): string[][] => [
  line('drafts saved a second at 16 connections, without the sealer ÷ with it', slowdown, goals.slowdown, '×'),
  line('from an event to the signed checkpoint that holds it, at that load, 99 of 100', lagMs, goals.lagMs, ' ms'),
];

const longLogLines = ({ events, receiptMs, whoSawMs }: LongLogFigures): string[][] => [
  line(`receipt of one of ${thousand(events)} events, 95 of 100`, receiptMs, goals.receiptMs, ' ms'),
  line(`who saw a child, of ${thousand(events)} events, 95 of 100`, whoSawMs, goals.whoSawMs, ' ms'),
];

const verifierLines = ({ events, overHashing, seconds, memoryGrowth }: VerifierFigures): string[][] => [
  line(
    `harbor-verify over ${thousand(events)} events: CPU ÷ that of hashing the same bytes`,
    overHashing,
    goals.overHashing,
    '×',
  ),
  line('CPU it takes', seconds, goals.verifySeconds, ' s'),
  line('its largest memory ÷ that over half of the events', memoryGrowth, goals.memoryGrowth, '×'),
];

function line(what: string, measured: number, goal: number, unit: string): string[] {
  const shown = (value: number) => `${unit === '×' ? value.toFixed(2) : Math.round(value)}${unit}`;
  return [
    what,
    shown(measured),
    `≤ ${Number.isInteger(goal) ? goal : Number(goal.toFixed(2))}${unit}`,
    measured <= goal ? 'met' : 'missed',
  ];
}

function table(columns: string[], lines: (string | number)[][]): string[] {
  return [columns, columns.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
}
