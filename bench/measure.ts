// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseName, Target } from './cases.js';
import type { House } from './house.js';
import type { Loaded, Turn } from './load.js';
import { cpuOf, cpuOfTree } from './process-tree.js';
import type { Server, ServerName } from './servers.js';

/** One server under one case at one number of connections, over all rounds. CPU in ms per request. */
export interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  serverCpu: number;
  databaseCpu: number;
}
export interface Rounds {
  count: number;
  seconds: number;
  warmUpSeconds: number;
}

/** Drives both servers in alternating turns (A B A B …), so that whatever else the machine does meets both alike. */
export class Track {
  private readonly load: ChildProcess = fork(fileURLToPath(new URL('load.js', import.meta.url)), { serialization: 'advanced' });

  constructor(
    private readonly house: House,
    private readonly servers: Record<ServerName, Server>,
  ) {}

  /** @param targets read anew before each turn: a turn before may have changed the drafts */
  async compare(name: CaseName, connections: number, rounds: Rounds, targets: () => Promise<Target[]>) {
    const order = ['limit', 'ours'] as const;
    const seen: Record<ServerName, TurnFigures[]> = { limit: [], ours: [] };
    for (const who of order) {
      await this.turn({ name, connections, url: this.servers[who].url, seconds: rounds.warmUpSeconds, targets: await targets() });
    }
    for (let round = 0; round < rounds.count; round++) {
      for (const who of order) {
        const { url, pid } = this.servers[who];
        seen[who].push(await this.turn({ name, connections, url, seconds: rounds.seconds, targets: await targets() }, pid));
      }
    }
    return { ours: together(seen.ours), limit: together(seen.limit) };
  }

  /** One turn of ours alone. @returns requests a second */
  async alone(name: CaseName, connections: number, seconds: number, targets: Target[]): Promise<number> {
    const { count, seconds: taken } = await this.turn({ name, connections, url: this.servers.ours.url, seconds, targets });
    return count / taken;
  }

  close(): void {
    this.load.kill();
  }

  private async turn(turn: Turn, pid = 0): Promise<TurnFigures> {
    await this.ask(turn);
    const before = { server: cpuOf(pid), database: cpuOfTree(this.house.postgresPid) };
    const loaded = (await this.ask('go')) as Loaded;
    return {
      ...loaded,
      serverCpu: cpuOf(pid) - before.server,
      databaseCpu: cpuOfTree(this.house.postgresPid) - before.database,
    };
  }

  private ask(message: Turn | 'go'): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.load.once('message', (said: { failed?: string }) => (said.failed ? reject(new Error(said.failed)) : resolve(said)));
      this.load.send(message);
    });
  }
}

interface TurnFigures extends Loaded {
  serverCpu: number;
  databaseCpu: number;
}

/** Of each figure the median over the rounds: one round that something else disturbed does not count. */
function together(turns: TurnFigures[]): Figures {
  const of = (figure: (turn: TurnFigures) => number) => median(turns.map(figure));
  return {
    perSecond: of(({ count, seconds }) => count / seconds),
    p50: of(({ latencies }) => latencies[Math.floor(latencies.length * 0.5)] ?? 0),
    p95: of(({ latencies }) => latencies[Math.floor(latencies.length * 0.95)] ?? 0),
    p99: of(({ latencies }) => latencies[Math.floor(latencies.length * 0.99)] ?? 0),
    serverCpu: of(({ serverCpu, count }) => serverCpu / count),
    databaseCpu: of(({ databaseCpu, count }) => databaseCpu / count),
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
