// SPDX-License-Identifier: Apache-2.0
import { request as httpRequest, Agent } from 'node:http';
import { ForbiddenException, ServiceUnavailableException } from '@nestjs/common';
import { securityHeaders } from '../../apps/api/src/platform/http/headers.js';
import { Refusal, SignInRequired, Unprocessable } from '../../apps/api/src/platform/refusal.js';
import { next, openTrial, raw, type Trial } from './trial.js';

const id = '0b7e1c1e-4b0a-4f5e-9b59-6f3f0e7c1b1a';
const team = { view: 'team', id: 'a', version: 4, note: null };

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
});
afterAll(() => trial.close());
beforeEach(() => {
  next.answer = undefined;
  trial.lines.length = 0;
});

async function ask(path = '/api/v1/trial/bare', init: RequestInit = {}) {
  const reply = await fetch(`${trial.url}${path}`, init);
  const text = await reply.text();
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    body: (text && text[0] === '{' ? JSON.parse(text) : undefined) as Record<string, unknown>,
  };
}

/** Answers of the trial's handler. */
function answering(answer: unknown) {
  next.answer = () => answer;
  return ask();
}

function throwing(thrown: unknown) {
  next.answer = () => {
    throw thrown;
  };
  return ask();
}

describe('the security headers', () => {
  const expected = Object.entries(securityHeaders);

  it.each<[string, string, RequestInit, number]>([
    ['an answer', '/api/v1/trial/bare', {}, 200],
    ['a file', '/api/v1/trial/file', {}, 200],
    ['an empty answer', `/api/v1/trial/list`, { method: 'HEAD' }, 200],
    ['no such address', '/nowhere', {}, 404],
    ['a broken address', '/%E0%A4%A', {}, 400],
    [
      'a refused body',
      '/api/v1/trial/search',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
      400,
    ],
    ['a refused type', '/api/v1/trial/search', { method: 'POST', body: 'a' }, 415],
    [
      'a refused field',
      '/api/v1/trial/search',
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      422,
    ],
    ['another site', '/api/v1/trial/search', { method: 'POST', headers: { origin: 'https://example.org' } }, 403],
  ])('stand on %s', async (_, path, init, status) => {
    const reply = await ask(path, init);
    expect(reply.status).toBe(status);
    for (const [name, value] of expected) expect(`${name}: ${reply.headers.get(name)}`).toBe(`${name}: ${value}`);
    expect(reply.headers.has('x-powered-by') || reply.headers.has('server')).toBe(false);
  });

  it('stand on a bug, and on what the bare socket answers', async () => {
    const bug = await throwing(new Error('x'));
    const { text } = await raw(trial.url, 'nonsense\r\n\r\n');
    const expectation = await raw(trial.url, 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\nexpect: tea\r\n\r\n');
    expect(bug.status).toBe(500);
    for (const [name, value] of expected) {
      expect(bug.headers.get(name)).toBe(value);
      for (const bytes of [text, expectation.text]) expect(bytes).toContain(`\r\n${name}: ${value}\r\n`);
    }
  });
});

describe('a refusal', () => {
  it('is a problem with code, words and the id of the request', async () => {
    const reply = await throwing(
      new Refusal(409, 'trial/taken', 'Someone was quicker.', { headers: { 'retry-after': '3' }, current: 8 }),
    );
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(reply.headers.get('retry-after')).toBe('3');
    expect(reply.body).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'trial/taken',
      detail: 'Someone was quicker.',
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      current: 8,
    });
  });

  it('names the fields it is about', async () => {
    const errors = [{ pointer: '/a', code: 'taken', detail: 'This is taken.' }];
    expect((await throwing(new Unprocessable(errors))).body['errors']).toEqual(errors);
  });

  it.each<[string, unknown, number, string]>([
    ['no session', new SignInRequired(), 401, 'sign-in-required'],
    ['a guard that says no', new ForbiddenException('no'), 404, 'not-found'],
    ['a health check', new ServiceUnavailableException({ pool: 'secret' }), 503, 'not-ready'],
    [
      'no connection',
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' }),
      503,
      'database-away',
    ],
    [
      'no connection on any address',
      new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
      503,
      'database-away',
    ],
    ['a database that stops', Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'database-away'],
    [
      'too many connections',
      Object.assign(new Error('too many clients'), { driverError: Object.assign(new Error(), { code: '53300' }) }),
      503,
      'database-away',
    ],
    ['a pool that is empty', new Error('timeout exceeded when trying to connect'), 503, 'database-away'],
    ['a broken rule of the database', Object.assign(new Error('duplicate key'), { code: '23505' }), 500, 'internal'],
    ['a text that was thrown', 'secret', 500, 'internal'],
    ['nothing that was thrown', undefined, 500, 'internal'],
  ])('stands for %s', async (_, thrown, status, code) => {
    const reply = await throwing(thrown);
    expect(reply).toMatchObject({ status, body: { status, code } });
    expect(reply.text).not.toMatch(/secret|10\.0\.0\.1|terminating|duplicate|clients/);
    expect(reply.headers.get('retry-after')).toBe(code === 'database-away' ? '5' : null);
    expect(reply.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  });

  it('of a bug gives the person the id under which the log has its stack, and neither has what the database said', async () => {
    const driverError = {
      code: '22P02',
      detail: 'Failing row contains (Ana Canary)',
      where: 'Canary',
      constraint: 'ck_canary_is_yellow',
    };
    const bug = Object.assign(new Error('invalid input syntax for type uuid: "Ana Canary"'), {
      ...driverError,
      driverError,
      query: 'select Canary',
      parameters: ['Canary'],
    });
    const reply = await throwing(bug);
    const requestId = String(reply.body['instance']).slice('urn:uuid:'.length);
    const line = JSON.parse(trial.lines.find((text) => text.includes('bug')) ?? '{}') as Record<string, unknown>;

    expect(reply.text).toContain(`Give this code to your administrator: ${requestId}`);
    expect(line).toMatchObject({
      level: 'error',
      requestId,
      code: '22P02',
      constraint: 'ck_canary_is_yellow',
      route: '/api/v1/trial/bare',
    });
    expect(line['stack']).toEqual(expect.arrayContaining([expect.stringMatching(/answers\.spec/)]));
    expect(`${reply.text}${trial.lines.join('')}`).not.toContain('Canary');
  });

  it('keeps what an error quotes out of the log', async () => {
    await throwing(new TypeError(`Cannot create property 'x' on string 'Ana Canary'`));
    expect(trial.lines.join('')).toContain('Cannot create property');
    await throwing(new SyntaxError(`Unexpected token A in Ana Canary`));
    expect(trial.lines.join('')).not.toContain('Canary');
  });
});

describe('the log of answers', () => {
  it('holds id, method, pattern, status and time, but no address, query or header', async () => {
    await ask(`/api/v1/trial/${id}/plans?who=Canary`, { method: 'DELETE', headers: { 'user-agent': 'Canary' } });
    await ask('/Canary');
    const lines = trial.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({
      level: 'info',
      method: 'DELETE',
      route: '/api/v1/trial/:id/plans',
      status: 422,
      ms: expect.any(Number),
    });
    expect(lines[1]).toMatchObject({ method: 'GET', status: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(trial.lines.join('')).not.toMatch(/Canary|0b7e1c1e|127\.0\.0\.1/);
  });
});

describe('the answer of a handler', () => {
  it('holds what its view names and nothing else, with its version as ETag', async () => {
    const reply = await answering({ ...team, note: 'a "b"\n\u2028', secret: 'x', __proto__: { hint: 'y' } });
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(reply.headers.get('etag')).toBe('"4"');
    expect(reply.body).toEqual({ ...team, note: 'a "b"\n\u2028' });
  });

  it.each<[string, unknown]>([
    ['a missing field', { view: 'team', id: 'a', version: 4 }],
    ['null where nothing may be missing', { ...team, id: null }],
    ['a number for a text', { ...team, id: 7 }],
    ['a text for a number', { ...team, version: '4' }],
    ['no number at all', { ...team, version: Number.NaN }],
    ['a date for a text', { ...team, note: new Date() }],
    ['another view', { view: 'caregiver', id: 'a' }],
    ['nothing', undefined],
    ['null', null],
    ['a list', [team]],
  ])('is a bug when it is %s', async (_, answer) => {
    const reply = await answering(answer);
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(reply.headers.has('etag')).toBe(false);
  });

  const make = (answer: unknown) => {
    next.answer = () => answer;
    return ask(`/api/v1/trial/${id}/plans`, {
      method: 'POST',
      body: '{"title":"a"}',
      headers: { 'content-type': 'application/json' },
    });
  };

  it('is written by the view it says it is', async () => {
    expect((await make({ ...team, hint: 'x' })).body).toEqual(team);
    const caregiver = await make({ view: 'caregiver', id: 'a', version: 4, note: 'x' });
    expect([caregiver.status, caregiver.body]).toEqual([201, { view: 'caregiver', id: 'a' }]);
    expect((await make({ view: 'other', id: 'a' })).status).toBe(500);
    expect((await make({ id: 'a' })).status).toBe(500);
  });

  it('tells views apart in lists, too', async () => {
    next.answer = () => ({
      items: [
        { ...team, hint: 'x' },
        { view: 'caregiver', id: 'b', hint: 'y', note: 'z' },
      ],
      next: null,
      total: 2,
    });
    expect((await ask('/api/v1/trial/list')).body).toEqual({
      items: [team, { view: 'caregiver', id: 'b', hint: 'y' }],
      next: null,
    });
  });

  it('is a file when it says so, and nothing when it says 204', async () => {
    const file = await ask('/api/v1/trial/file');
    expect([file.headers.get('content-type'), file.text]).toEqual(['text/plain; charset=utf-8', 'hello']);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="list.txt"');
    const refused = await ask('/api/v1/trial/file?a=b');
    expect([refused.status, refused.headers.get('content-disposition')]).toEqual([422, null]);
    const gone = await ask(`/api/v1/trial/${id}/plans`, { method: 'DELETE', headers: { 'if-match': '"7"' } });
    expect([gone.status, gone.text, gone.headers.get('content-type')]).toEqual([204, '', null]);
  });

  it.each([
    [undefined, 428, 'if-match-required'],
    ['"6"', 412, 'stale-version'],
    ['7', 400, 'if-match-unreadable'],
    ['*', 400, 'if-match-unreadable'],
    ['"7", "8"', 400, 'if-match-unreadable'],
  ])('to If-Match %s is %i', async (version, status, code) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': version };
    const reply = await ask(`/api/v1/trial/${id}/plans`, { method: 'DELETE', headers });
    expect(reply).toMatchObject({ status, body: { code } });
    expect(reply.body['current']).toBe(status === 412 ? 7 : undefined);
  });
});

describe('a change', () => {
  const change = async (headers: Record<string, string>) =>
    (await ask('/api/v1/trial/all', { method: 'DELETE', headers })).body['code'];
  // The handler's own answer to this one.
  const through = 'not-found';

  it('from another site is refused, whatever cookie comes with it', async () => {
    const { host } = new URL(trial.url);
    expect(await change({})).toBe(through);
    expect(await change({ cookie: 'a=b' })).toBe('cross-site');
    expect(await change({ cookie: 'a=b', 'sec-fetch-site': 'same-origin' })).toBe(through);
    expect(await change({ cookie: 'a=b', 'sec-fetch-site': 'none' })).toBe(through);
    expect(await change({ cookie: 'a=b', origin: `http://${host}` })).toBe(through);
    expect(await change({ cookie: 'a=b', origin: `http://${host}`, 'sec-fetch-site': 'same-site' })).toBe('cross-site');
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe('cross-site');
    for (const origin of ['null', 'https://example.org', `http://${host}.example.org`, `http://x@${host}:1`]) {
      expect(await change({ cookie: 'a=b', origin })).toBe('cross-site');
    }
  });
});

describe('closing', () => {
  it('finishes the requests in flight and does not wait for clients that only keep a connection', async () => {
    const closing = await openTrial();
    const agent = new Agent({ keepAlive: true });
    const get = (path: string) =>
      new Promise<string>((resolve, reject) => {
        httpRequest(`${closing.url}${path}`, { agent }, (reply) => {
          reply
            .setEncoding('utf8')
            .on('end', () => resolve(`${reply.statusCode} ${reply.headers.connection}`))
            .resume();
        })
          .on('error', reject)
          .end();
      });
    expect(await get('/api/v1/trial/bare')).toBe('200 keep-alive');
    let finish: (answer: unknown) => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      next.answer = () => (resolve(), new Promise((done) => (finish = done)));
    });
    const inFlight = get('/api/v1/trial/bare');
    await begun;
    const began = performance.now();
    const closed = closing.close();
    setTimeout(() => finish(team), 200);
    expect(await inFlight).toBe('200 close');
    await closed;
    expect(performance.now() - began).toBeLessThan(10_000);
    agent.destroy();
  });
});
