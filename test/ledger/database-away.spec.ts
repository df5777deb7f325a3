// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { connect as dial, createServer, type Server, type Socket } from 'node:net';
import type { ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { lastValueFrom, throwError } from 'rxjs';
import { connect, createApplication } from '../../apps/api/src/application.js';
import type { Ledger } from '../../apps/api/src/ledger/index.js';
import { RefusalWitness } from '../../apps/api/src/ledger/refusal-witness.js';
import { createLogger } from '../../apps/api/src/platform/http/logging.js';
import { NotVisible, StepUpRequired } from '../../apps/api/src/platform/refusal.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { Person } from '../support/person.js';
import { openFile } from '../support/youth-files.js';

/** A line to the database that can be cut, and put back in the same place. */
class Line {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  constructor(private readonly to: URL) {}

  async open(): Promise<string> {
    this.server = createServer((near) => {
      const far = dial(Number(this.to.port), this.to.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as { port: number }).port;
    return Object.assign(new URL(this.to), { host: `127.0.0.1:${this.port}` }).href;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }
}

describe('with the database away', () => {
  const house = openHouse();
  const log: string[] = [];
  let agency: Agency;
  let line: Line;
  let app: NestFastifyApplication;
  let here: (person: Person) => Person;
  beforeAll(async () => {
    agency = await foundAgency(house);
    line = new Line(new URL(house.appUrl));
    const db = await connect(await line.open(), house.keys, 4);
    const logger = createLogger('info', { write: (text: string) => void log.push(text) });
    app = await createApplication({ db, keys: house.keys, log: logger });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    here = ({ token, ids }) => new Person(url, token, ids);
  });
  afterAll(async () => {
    await app.close();
    await line.cut();
  });
  const refused = async (person: Person) =>
    (await house.owner.query(`select from harbor.audit_event where actor_id = $1 and action = 'access.refused'`, [person.userId]))
      .rowCount;

  it('whoever the server still knows is not refused but told to come again: 503, and never 404', async () => {
    const worker = here(agency.caseworker);
    const youth = await openFile(agency.caseworker);
    const ways = [
      // What their role never may is decided in memory, what lies out of reach by the database: both answer alike.
      () => worker.get('/people'),
      () => worker.post('/people', {}),
      () => worker.get(`/youth/${randomUUID()}`),
      () => worker.get(`/youth/${youth.id}`),
    ];
    // From here on the guard knows the session for five seconds.
    expect((await Promise.all(ways.map((way) => way()))).map(({ status }) => status)).toEqual([404, 404, 404, 200]);
    const before = await refused(worker);
    log.length = 0;
    await line.cut();

    const replies = await Promise.all([...ways, ...ways].map((way) => way()));

    for (const { status, body, headers } of replies) {
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'database-away', '5']);
      const requestId = String(body.instance).replace('urn:uuid:', '');
      expect(log.some((text) => text.includes(requestId) && text.includes('database-away'))).toBe(true);
    }
    await line.open();
    expect(await refused(worker)).toBe(before);
    expect((await ways[0]!()).status).toBe(404);
    expect(await refused(worker)).toBe(before! + 1);
  });

  it('anybody still reads whom to call and what to say; only the guides are missing', async () => {
    await line.cut();
    const reply = await fetch(`${await app.getUrl()}/public?language=en`);
    const text = await reply.text();
    await line.open();
    expect([reply.status, text.includes('tel:911'), text.includes('The guides cannot be shown just now.')]).toEqual([
      200,
      true,
      true,
    ]);
  });

  it.each([
    ['404', new NotVisible()],
    ['403', new StepUpRequired()],
  ])('when it goes between a refusal (%s) and its event, the answer is the outage and not the refusal', async (_, refusal) => {
    const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const ledger = { refuse: () => Promise.reject(outage) } as unknown as Ledger;
    const host = { switchToHttp: () => ({ getRequest: () => ({ ctx: {} }) }) } as unknown as ExecutionContext;

    const answer = new RefusalWitness(ledger).intercept(host, { handle: () => throwError(() => refusal) });

    await expect(lastValueFrom(answer)).rejects.toBe(outage);
  });
});
