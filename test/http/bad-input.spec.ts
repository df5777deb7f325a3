// SPDX-License-Identifier: Apache-2.0
import { next, openTrial, raw, type Trial } from './trial.js';

const id = '0b7e1c1e-4b0a-4f5e-9b59-6f3f0e7c1b1a';
const json = { 'content-type': 'application/json' };

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
});
afterAll(() => trial.close());
beforeEach(() => {
  next.seen = undefined;
  next.answer = undefined;
});

async function post(
  body: string | Buffer | undefined,
  headers: Record<string, string> = json,
  path = `/api/v1/trial/${id}/plans`,
) {
  const reply = await fetch(`${trial.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : body && new Uint8Array(body),
    headers,
  });
  return { status: reply.status, type: reply.headers.get('content-type'), body: (await reply.json()) as Problem };
}

interface Problem {
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

const deep = (levels: number) => `{"title":${'['.repeat(levels)}${']'.repeat(levels)}}`;

describe('a body that cannot be read', () => {
  it.each<[string, string | Buffer | undefined, Record<string, string>, number, string, string?]>([
    ['is missing', undefined, {}, 400, 'body-required'],
    ['is empty', '', json, 400, 'body-required'],
    ['is no JSON', '{"title":', json, 400, 'body-not-json'],
    ['has a comma too many', '{"title":"a",}', json, 400, 'body-not-json'],
    ['has a line break inside a text', '{"title":"a\nb"}', json, 400, 'body-not-json'],
    ['is a list', '[{"title":"a"}]', json, 400, 'body-not-an-object', ''],
    ['is a text', '"title"', json, 400, 'body-not-an-object', ''],
    ['is null', 'null', json, 400, 'body-not-an-object', ''],
    ['gives a key twice', '{"title":"a","first":{"text":"a","text":"b"}}', json, 400, 'body-duplicate-key', '/first/text'],
    ['gives a key twice, once with an escape', '{"title":"a","t\\u0069tle":"b"}', json, 400, 'body-duplicate-key', '/title'],
    ['gives a key twice in a list', '{"items":[{"a":1},{"b~/":[],"b~/":1}]}', json, 400, 'body-duplicate-key', '/items/1/b~0~1'],
    ['is nested 21 levels deep', deep(20), json, 400, 'body-too-deep'],
    ['is nested as deep as it is long', deep(400_000), json, 400, 'body-too-deep'],
    ['holds 6,000 values', `{"items":[${'1,'.repeat(5_999)}1]}`, json, 400, 'body-too-many-values', '/items/5000'],
    ['holds NUL', '{"title":"a\\u0000b"}', json, 400, 'body-nul-character', '/title'],
    ['holds NUL in a key', '{"a\\u0000b":1}', json, 400, 'body-nul-character'],
    ['holds half of a surrogate pair', '{"items":[{"text":"a\\ud83d"}]}', json, 400, 'body-lone-surrogate', '/items/0/text'],
    ['holds a surrogate pair the wrong way round', '{"title":"\\ude00\\ud83d"}', json, 400, 'body-lone-surrogate', '/title'],
    ['reaches for a prototype', '{"title":"a","__proto__":{"isDone":true}}', json, 400, 'body-reserved-key', '/__proto__'],
    [
      'reaches for a prototype behind an escape',
      '{"first":{"\\u005f_proto__":1}}',
      json,
      400,
      'body-reserved-key',
      '/first/__proto__',
    ],
    ['reaches for a constructor', '{"constructor":{"prototype":{}}}', json, 400, 'body-reserved-key', '/constructor'],
    ['is Latin-1', Buffer.from('{"title":"\u00e9"}', 'latin1'), json, 400, 'body-not-utf8'],
    ['is cut inside a character', Buffer.from([0x7b, 0x22, 0xe2, 0x82, 0x22, 0x7d]), json, 400, 'body-not-utf8'],
    ['is 10 MB of one text', `{"title":"${'a'.repeat(10_000_000)}"}`, json, 413, 'body-too-large'],
    ['is one byte over a MiB', `{"title":"${'a'.repeat(1_048_577 - 12)}"}`, json, 413, 'body-too-large'],
    ['is a form', 'title=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'body-not-json'],
    ['is text', '{"title":"a"}', { 'content-type': 'text/plain' }, 415, 'body-not-json'],
    ['says it is a kind of JSON', '{"title":"a"}', { 'content-type': 'application/ld+json' }, 415, 'body-not-json'],
    ['says it is UTF-16', '{"title":"a"}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'body-not-json'],
    ['has a nonsense type', '{"title":"a"}', { 'content-type': ';;;' }, 415, 'body-not-json'],
  ])('%s', async (...[, body, headers, status, code, pointer]) => {
    const reply = await post(body, headers);

    expect(reply).toMatchObject({ status, type: 'application/problem+json; charset=utf-8', body: { code } });
    expect(reply.body.errors?.[0]?.pointer).toEqual(pointer === undefined ? reply.body.errors?.[0]?.pointer : pointer);
    expect(next.seen).toBeUndefined();
  });

  it('takes what is just inside the bounds', async () => {
    const longest = `{"title":"a","notes":"${'é'.repeat(50)}"${' '.repeat(1_048_576 - 124)}}`;
    expect(Buffer.byteLength(longest)).toBe(1_048_576);
    expect((await post(longest)).status).toBe(201);
    expect((await post('{"title":"a"}', { 'content-type': 'Application/JSON; Charset="UTF-8"' })).status).toBe(201);
    expect((await post(deep(19))).body.code).toBe('fields-do-not-fit');
    expect((await post('{"title":"\\ud83d\\ude00 \\" \\\\ \\/"}')).status).toBe(201);
    // What joins the people of an emoji, or shapes a name, is part of it.
    for (const title of ['👩‍👧', 'نم\u200cنم', 'a\u200b']) expect((await post(JSON.stringify({ title }))).status).toBe(201);
  });

  it('chunked, without a length, is cut off at the same bound', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const head = `POST /api/v1/trial/${id}/plans HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    const { text } = await raw(trial.url, `${head}${chunk.repeat(40)}0\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1.1 413 [^]*"code":"body-too-large"/);
  });
});

describe('a body that does not fit its class', () => {
  it.each<[string, object, string, string]>([
    ['unknown field', { title: 'a', agencyId: id }, '/agencyId', 'unknown-field'],
    ['unknown field named like a method', { title: 'a', hasOwnProperty: 1 }, '/hasOwnProperty', 'unknown-field'],
    ['unknown field named like another method', { title: 'a', toString: 1 }, '/toString', 'unknown-field'],
    ['unknown field further in', { title: 'a', items: [{ text: 'a' }, { text: 'b', x: 1 }] }, '/items/1/x', 'unknown-field'],
    ['missing field', {}, '/title', 'required'],
    ['missing field further in', { title: 'a', first: {} }, '/first/text', 'required'],
    ['null for a text', { title: null }, '/title', 'null-not-allowed'],
    ['null for what may be left out', { title: 'a', notes: null }, '/notes', 'null-not-allowed'],
    ['number for a text', { title: 5 }, '/title', 'plain-text'],
    ['object for a text', { title: { a: 1 } }, '/title', 'plain-text'],
    ['list for a text', { title: ['a'] }, '/title', 'plain-text'],
    ['empty text', { title: ' \u3000 ' }, '/title', 'text-too-short'],
    ['text of what nobody sees', { title: '\u200b\u2060 \u{e0020}\u3164\ufe0f\u2800' }, '/title', 'text-too-short'],
    ['text too long', { title: '😀'.repeat(21) }, '/title', 'text-too-long'],
    ['line break on one line', { title: 'a\nb' }, '/title', 'plain-text'],
    ['carriage return', { title: 'a', notes: 'a\r\nb' }, '/notes', 'plain-text'],
    ['control character', { title: 'a', notes: 'a\u0007b' }, '/notes', 'plain-text'],
    ['day that does not exist', { title: 'a', at: '2026-02-30T09:00:00Z' }, '/at', 'instant'],
    ['hour that does not exist', { title: 'a', at: '2026-02-01T24:00:00Z' }, '/at', 'instant'],
    ['instant without a zone', { title: 'a', at: '2026-02-01T09:00:00' }, '/at', 'instant'],
    ['instant with another zone', { title: 'a', at: '2026-02-01T09:00:00+01:00' }, '/at', 'instant'],
    ['instant as a number', { title: 'a', at: 1767225600000 }, '/at', 'instant'],
    ['malformed id', { title: 'a', youthId: '1' }, '/youthId', 'id'],
    ['nil id', { title: 'a', youthId: '00000000-0000-0000-0000-000000000000' }, '/youthId', 'id'],
    ['unknown code', { title: 'a', risk: 'middle' }, '/risk', 'not-in-list'],
    ['unknown code in a list', { title: 'a', languages: ['en', 'fr'] }, '/languages', 'not-in-list'],
    ['one code for a list', { title: 'a', languages: 'en' }, '/languages', 'list-needed'],
    ['list for an object', { title: 'a', first: [] }, '/first', 'object-needed'],
    ['text for an object', { title: 'a', first: 'x' }, '/first', 'object-needed'],
    ['object for a list', { title: 'a', items: { text: 'a' } }, '/items', 'list-needed'],
    ['list in a list', { title: 'a', items: [[]] }, '/items/0', 'object-needed'],
    ['null in a list', { title: 'a', items: [null] }, '/items/0', 'object-needed'],
    ['list too long', { title: 'a', items: Array.from({ length: 4 }, () => ({ text: 'a' })) }, '/items', 'array-max-size'],
    ['text for a boolean', { title: 'a', first: { text: 'a', isDone: 'true' } }, '/first/isDone', 'boolean'],
    [
      'field further in, in a list',
      { title: 'a', items: [{ text: 'a' }, { text: 'too long for ten' }] },
      '/items/1/text',
      'text-too-long',
    ],
  ])('%s', async (_, body, pointer, code) => {
    const reply = await post(JSON.stringify(body));

    expect(reply).toMatchObject({ status: 422, body: { code: 'fields-do-not-fit', errors: [{ pointer, code }] } });
    expect(reply.body.errors).toHaveLength(1);
    expect(reply.body.errors?.[0]?.detail).toMatch(/^(This|Each of these) .*\.$/);
    expect(next.seen).toBeUndefined();
  });

  it('is told of everything at once, at most 50 places, and never hears its own words again', async () => {
    const reply = await post(
      JSON.stringify({
        title: 'sesame '.repeat(9),
        ...Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`k${i}`, 'sesame'])),
      }),
    );
    expect(reply.body.errors).toHaveLength(50);
    expect(JSON.stringify(reply.body)).not.toContain('sesame');
  });

  it('reaches the handler unchanged when it fits', async () => {
    const body = {
      title: ' Ñ 😀 ',
      notes: 'a\n\tb',
      at: '2026-02-28T23:59:59.999Z',
      youthId: id,
      risk: null,
      languages: ['es'],
      first: { text: 'a', isDone: false },
      items: [{ text: 'b' }],
    };
    expect((await post(JSON.stringify(body))).status).toBe(201);
    expect(next.seen).toEqual(body);
    expect((next.seen as { items: object[] }).items[0]?.constructor.name).toBe('Step');
  });
});

describe('an address that does not fit', () => {
  const get = async (path: string) => {
    const reply = await fetch(`${trial.url}${path}`);
    return { status: reply.status, body: (await reply.json()) as Problem };
  };

  it.each<[string, string, number, string, string?]>([
    ['a malformed id', '/api/v1/trial/abc/plans', 404, 'not-found'],
    ['nowhere', '/api/v1/nowhere', 404, 'not-found'],
    ['a broken escape', '/api/v1/trial/%E0%A4%A', 400, 'request-unreadable'],
    ['a part that is too long', `/api/v1/trial/${'a'.repeat(300)}/plans`, 404, 'not-found'],
    ['a parameter twice', '/api/v1/trial/list?limit=5&limit=6', 400, 'query-duplicate-key'],
    ['a parameter twice behind an escape', '/api/v1/trial/list?limit=5&l%69mit=6', 400, 'query-duplicate-key'],
    ['a broken escape in the query', '/api/v1/trial/list?after=%E0%A4', 400, 'query-unreadable'],
    ['NUL in the query', '/api/v1/trial/list?after=%00', 400, 'query-unreadable'],
    ['an unknown parameter', '/api/v1/trial/list?sort=name', 422, 'fields-do-not-fit', '?sort'],
    [
      'an unknown parameter that reaches for a prototype',
      '/api/v1/trial/list?__proto__=1',
      422,
      'fields-do-not-fit',
      '?__proto__',
    ],
    ['a parameter where none is taken', '/api/v1/trial/bare?x=1', 422, 'fields-do-not-fit', '?x'],
    ['no number', '/api/v1/trial/list?limit=five', 422, 'fields-do-not-fit', '?limit'],
    ['an empty number', '/api/v1/trial/list?limit=', 422, 'fields-do-not-fit', '?limit'],
    ['a number in another notation', '/api/v1/trial/list?limit=0x10', 422, 'fields-do-not-fit', '?limit'],
    ['a number too large', '/api/v1/trial/list?limit=101', 422, 'fields-do-not-fit', '?limit'],
  ])('%s', async (...[, path, status, code, pointer]) => {
    const reply = await get(path);
    expect(reply).toMatchObject({ status, body: { code } });
    expect(reply.body.errors?.[0]?.pointer).toEqual(pointer);
  });

  it('gives numbers as numbers and texts as texts', async () => {
    expect((await get('/api/v1/trial/list?limit=5&after=1+%C3%A9')).status).toBe(200);
    expect(next.seen).toEqual({ limit: 5, after: '1 é' });
  });

  it('takes no body where none is taken, and no number from a text in one', async () => {
    const drop = await fetch(`${trial.url}/api/v1/trial/all`, { method: 'DELETE', body: '{"a":1}', headers: json });
    expect([drop.status, ((await drop.json()) as Problem).errors?.[0]?.pointer]).toEqual([422, '/a']);
    expect((await post('{"text":7}', json, '/api/v1/trial/search')).status).toBe(422);
  });
});

describe('bytes that are no request', () => {
  it.each<[string, string, number, string]>([
    ['a malformed line', 'GET / HTP/1.1\r\n\r\n', 400, 'request-unreadable'],
    ['noise', '\u0016\u0003\u0001\r\n\r\n', 400, 'request-unreadable'],
    ['headers that are too large', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['no host', 'GET /api/v1/trial/bare HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'host-required'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400, 'request-unreadable'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
      'request-unreadable',
    ],
    [
      'an unknown expectation',
      'GET / HTTP/1.1\r\nhost: a\r\nexpect: tea\r\nconnection: close\r\n\r\n',
      417,
      'expectation-unknown',
    ],
    ['an unknown method', 'BREW / HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'request-unreadable'],
    ['a method no route has', `TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, 404, 'not-found'],
  ])('%s', async (_, bytes, status, code) => {
    const { text } = await raw(trial.url, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain(`"code":"${code}"`);
    expect(text.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8\r\n');
    expect(text.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  });
});

describe('a slow client', () => {
  it.each<[string, string, string]>([
    ['dripping headers', 'GET / HTTP/1.1\r\nhost: a\r\n', 'x: y\r\n'],
    [
      'dripping a body',
      `POST /api/v1/trial/${id}/plans HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n`,
      ' ',
    ],
  ])('%s is refused in time', async (_, start, more) => {
    const short = await openTrial({ headersMs: 300, requestMs: 600, idleMs: 1_000, checkMs: 50 });
    const { text, ms } = await raw(short.url, start, { thenEvery: 40, more });
    await short.close();
    expect(text).toMatch(/^HTTP\/1.1 408 [^]*"code":"request-too-slow"/);
    expect(ms).toBeLessThan(5_000);
  });

  it('that says nothing at all is cut', async () => {
    const short = await openTrial({ headersMs: 300, requestMs: 300, idleMs: 400, checkMs: 50 });
    expect((await raw(short.url, '')).ms).toBeLessThan(5_000);
    await short.close();
  });

  it('more than may be connected are turned away at once', async () => {
    const small = await openTrial({ connections: 2, idleMs: 1_000 });
    const [first, , third] = await Promise.all(['', '', ''].map(() => raw(small.url, '')));
    await small.close();
    expect(third).toMatchObject({ text: '' });
    expect(third?.ms).toBeLessThan(first?.ms ?? 0);
  });
});
