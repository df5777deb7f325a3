// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type CaseName, cases } from './cases.js';
import type { House } from './house.js';
import type { Figures } from './measure.js';
import type { FirstScreen } from './pages.js';
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
export interface Findings {
  results: Result[];
  growth: Growth[];
  events: { small: number; large: number };
  /** Of our server after all load, in MiB. */
  resident: number;
  startMs: number;
  /** Undefined where there is no browser. */
  firstScreen: FirstScreen | undefined;
  verifier: VerifierFigures;
  isQuick: boolean;
}

const goals = {
  growth: 1.1,
  residentMib: 150,
  startMs: 1000,
  readyMs: 1500,
  scriptKb: 180,
  overHashing: 2,
  verifySeconds: 60,
  memoryGrowth: 1.1,
};
const page = fileURLToPath(new URL('../../docs/bench.md', import.meta.url));
const thousand = (count: number) => `${Math.round(count / 1000)} k`;
const cpuOf = ({ serverCpu, databaseCpu }: Figures) => serverCpu + databaseCpu;

/** The table to standard output; a full run also writes docs/bench.md. */
export async function report(findings: Findings, house: House): Promise<void> {
  const text = [...head, await machine(house), '', ...loadTable(findings), '', ...goalTable(findings), ''].join('\n');
  console.log(text);
  if (!findings.isQuick) writeFileSync(page, text);
}

const head = [
  '# How fast',
  '',
  'Written by `npm run bench`. *Limit* is a bare `node:http` and `pg` server on the same tables, indexes, role and `enter()`,',
  'with the same event in the same transaction; before anything is measured, one request of each must leave equal rows.',
  'Both take turns, in one run, on one durable database (fsync and synchronous_commit on); a figure is the median of the',
  'turns. CPU is of the server process and of all of PostgreSQL, per request, in ms; times are in ms.',
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

function goalTable({ results, growth, events, resident, startMs, firstScreen, verifier }: Findings): string[] {
  const judged = results.filter(({ name, connections }) => connections === 16 && cases[name].goal !== undefined);
  return table(
    ['what', 'measured', 'goal', ''],
    [
      ...judged.map(({ name, ours, limit }) =>
        line(`${cases[name].title}: CPU ours ÷ limit at 16 connections`, cpuOf(ours) / cpuOf(limit), cases[name].goal!, '×'),
      ),
      ...growth.map(({ name, small, large }) =>
        line(
          `${cases[name].title}: CPU at ${thousand(events.large)} events ÷ at ${thousand(events.small)}`,
          cpuOf(large) / cpuOf(small),
          goals.growth,
          '×',
        ),
      ),
      line('resident memory of our server after the load', resident, goals.residentMib, ' MiB'),
      line('start to first answer, warm database', startMs, goals.startMs, ' ms'),
      ...(firstScreen ? screenLines(firstScreen) : []),
      ...verifierLines(verifier),
    ],
  );
}

/** Also printed alone, with `--only=pages`. */
export const screenLines = ({ readyMs, scriptKb }: FirstScreen): string[][] => [
  line('a foster parent’s first screen, interactive, on a processor 4 × as slow', readyMs, goals.readyMs, ' ms'),
  line('script it brings, gzip', scriptKb, goals.scriptKb, ' kB'),
];

/** Also printed alone, with `--only=verifier`. */
export const verifierLines = ({ events, overHashing, seconds, memoryGrowth }: VerifierFigures): string[][] => [
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
  return [what, shown(measured), `≤ ${goal}${unit}`, measured <= goal ? 'met' : 'missed'];
}

export function table(columns: string[], lines: (string | number)[][]): string[] {
  return [columns, columns.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
}
