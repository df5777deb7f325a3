// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../apps/api/src/platform/embedded-postgres.js';

/** PostgreSQL that can be killed and comes back under its address, as a server that restarts does. Durable. */
export class KillableDatabase {
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
    private readonly door: Server,
  ) {
    door.on('connection', (socket) => this.passOn(socket));
  }

  static async start(dataDir: string): Promise<KillableDatabase> {
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    const door = createServer().listen(0, '127.0.0.1');
    await once(door, 'listening');
    return new KillableDatabase(dataDir, server, door);
  }

  get superuserUrl(): string {
    return this.atDoor(this.server.superuserUrl);
  }

  url(user: string, secret: string, database: string): string {
    return this.atDoor(this.server.url(user, secret, database));
  }

  async ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.superuserUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  /** kill -9 of the process all others descend from; back when a new one has repaired what that left. */
  async kill(): Promise<void> {
    process.kill(this.server.pid, 'SIGKILL');
    while (isAlive(this.server.pid)) await pause(5);
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, durable: true });
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.door.close();
    await this.server.stop();
  }

  private atDoor(url: string): string {
    return Object.assign(new URL(url), { port: String((this.door.address() as AddressInfo).port) }).href;
  }

  private passOn(outer: Socket): void {
    const inner = connect(this.server.port, '127.0.0.1');
    outer.pipe(inner).pipe(outer);
    for (const [one, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      this.open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
