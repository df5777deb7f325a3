// SPDX-License-Identifier: Apache-2.0
import { type Case, type CaseName, cases, type Target } from './cases.js';
import { Wire } from './wire.js';

/** One turn: which case, against whom, over how many connections, for how long. */
export interface Turn {
  name: CaseName;
  url: string;
  connections: number;
  seconds: number;
  targets: Target[];
}
export interface Loaded {
  count: number;
  seconds: number;
  /** Of each answered request, in ms, ascending. */
  latencies: number[];
}

let wires: Wire[] = [];
let turn: Turn | undefined;

// A process of its own: told a turn, it connects and says so; told to go, it loads and says what it saw.
process.on('message', (message: Turn | 'go') => {
  const step = message === 'go' ? go(turn!) : ready(message);
  step.then(
    (said) => process.send!(said),
    (error: unknown) => process.send!({ failed: error instanceof Error ? error.message : String(error) }),
  );
});

async function ready(asked: Turn): Promise<'ready'> {
  for (const wire of wires) wire.close();
  turn = asked;
  wires = await Promise.all(Array.from({ length: asked.connections }, () => Wire.open(asked.url)));
  return 'ready';
}

async function go(asked: Turn): Promise<Loaded> {
  const began = performance.now();
  const latencies: number[] = [];
  await Promise.all(wires.map((wire, i) => work(wire, i, asked, began + asked.seconds * 1000, latencies)));
  const seconds = (performance.now() - began) / 1000;
  return { count: latencies.length, seconds, latencies: latencies.sort((a, b) => a - b) };
}

async function work(wire: Wire, first: number, asked: Turn, until: number, latencies: number[]): Promise<void> {
  const kind = cases[asked.name];
  for (let count = 0; performance.now() < until; count++) {
    const target = targetOf(kind, asked, first, count);
    if (!target) return;
    const sent = performance.now();
    const answer = await wire.send(target.token, kind.request(target, count));
    latencies.push(performance.now() - sent);
    if (answer.status >= 300) throw new Error(`${asked.name} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
    if (answer.version !== undefined) target.version = answer.version;
  }
}

function targetOf({ use }: Case, { targets, connections }: Turn, first: number, count: number): Target | undefined {
  const place = first + count * connections;
  if (use === 'own') return targets[first];
  // Neighbouring places belong to different workers, so that requests come from all of them.
  return use === 'once' ? targets[place] : targets[place % targets.length];
}
