// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Call } from './call.js';
import { type MessageSchema, resolved } from './sample.js';
import type { Seeded } from './seed.js';

/** What people, programs and attackers send where a text, a number or an id belongs. */
const nonsense: readonly unknown[] = [
  '',
  ' ',
  '\t\n',
  '\u202e\u200b',
  '\ufeff',
  'ÅÄÖ é 漢字 🐙🏽‍❤️',
  'a'.repeat(5_000),
  'é'.repeat(100_000),
  '\ud83d\ude00'.repeat(2_000),
  '\u0001\u0002',
  '\u2028',
  '\ud800',
  'a\u0000b',
  '%00',
  '%',
  '_',
  '\\',
  "'; drop table youth; --",
  "' or '1'='1",
  '$1',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'null',
  'undefined',
  'NaN',
  '=1+1',
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '2199-12-31',
  '1900-01-01',
  '-2026-01-01',
  '2026-02-30T25:61:61Z',
  '2026-01-01T00:00:00+24:00',
  '2016-12-31T23:59:60Z',
  0,
  -0,
  -1,
  1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e-320,
  true,
  false,
  null,
  [],
  [[]],
  [null],
  {},
  { '': '' },
  { toString: 'a' },
  { length: 1e9 },
  { $ne: null },
  [[[[[[[[]]]]]]]],
  Array.from({ length: 200 }, () => 'a'),
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF',
  '0b7e1c1e-4b0a-7f5e-9b59-6f3f0e7c1b1a',
  '{0b7e1c1e-4b0a-4f5e-9b59-6f3f0e7c1b1a}',
];

/** A value for a field, mostly at and just over the bounds its schema tells. */
export function valueNear(given: MessageSchema, chance: Seeded): unknown {
  const schema = resolved(given);
  const { minLength = 0, maxLength, minimum, maximum, maxItems } = schema;
  const near: unknown[] = [
    ...(maxLength === undefined
      ? []
      : ['x'.repeat(maxLength), 'x'.repeat(maxLength + 1), '🐙'.repeat(maxLength), '\n'.repeat(maxLength)]),
    ...(minLength > 0 ? ['x'.repeat(minLength - 1), ' '.repeat(minLength)] : []),
    ...(minimum === undefined ? [] : [minimum, minimum - 1, minimum + 0.5]),
    ...(maximum === undefined ? [] : [maximum, maximum + 1]),
    ...(maxItems === undefined
      ? []
      : [Array.from({ length: maxItems + 1 }, () => randomUUID()), Array.from({ length: maxItems }, () => 'a')]),
    ...(schema.enum ? [chance.pick(schema.enum), String(schema.enum[0]).toUpperCase(), `${String(schema.enum[0])} `] : []),
    ...(schema.format === 'uuid' ? [randomUUID(), randomUUID().toUpperCase()] : []),
  ];
  return near.length > 0 && chance.whole(2) === 0 ? chance.pick(near) : chance.pick(nonsense);
}

/** A message with some of its fields changed, left out, doubled or put in another's place. */
export function warped(body: Record<string, unknown>, given: MessageSchema, chance: Seeded): Record<string, unknown> {
  const schema = resolved(given);
  const fields = Object.entries(schema.properties ?? {}) as [string, MessageSchema][];
  const made: Record<string, unknown> = { ...body };
  for (let i = 0; i <= chance.whole(3); i += 1) {
    if (fields.length === 0) break;
    const [name, field] = chance.pick(fields);
    const inner = resolved(field.items ?? field);
    switch (chance.whole(6)) {
      case 0:
        delete made[name];
        break;
      case 1:
        made[asText(chance.pick(nonsense)).slice(0, 40)] = chance.pick(nonsense);
        break;
      case 2: {
        const item = warped({}, inner, chance);
        if (inner.properties) made[name] = field.items ? [item, item] : item;
        break;
      }
      default:
        made[name] = valueNear(field, chance);
    }
  }
  return made;
}

/** What a page mark should hold and does not: a real one, when there is one, opened, bent and closed again as a client can. */
export function bentCursor(real: string | undefined, chance: Seeded): string {
  const parts = (real ? JSON.parse(Buffer.from(real, 'base64url').toString()) : ['']) as unknown[];
  const at = chance.whole(parts.length);
  const part = String(parts[at]);
  const cut = chance.whole(part.length + 1);
  const bent = chance.pick<() => unknown>([
    () => parts.with(at, `${part.slice(0, cut)}${asText(chance.pick(nonsense))}${part.slice(cut)}`),
    () => parts.with(at, `${part}\u0000`),
    () => parts.with(at, `${part.slice(0, cut)}\ud800`),
    () => parts.with(at, randomUUID()),
    () => parts.with(at, chance.pick(nonsense)),
    () => [...parts, chance.pick(nonsense)],
    () => parts.slice(1),
    () => ({ ...parts }),
    () => chance.pick(nonsense),
  ])();
  // JSON.stringify writes half a surrogate pair as an escape, which is how it would arrive.
  return Buffer.from(JSON.stringify(bent) ?? '')
    .toString('base64url')
    .slice(0, 400);
}

/** The bytes of a body that no JSON writer would write. */
export function rawBody(body: object, chance: Seeded): string | Buffer {
  const text = JSON.stringify(body);
  const [first = 'a'] = Object.keys(body);
  const cut = chance.whole(Math.max(1, text.length));
  return chance.pick<() => string | Buffer>([
    () => text.slice(0, cut),
    () => `${text.slice(0, cut)}\u0000${text.slice(cut)}`,
    () => `${text.slice(0, -1)},"${first}":"twice"}`,
    () => `{"${first}":"\\ud800"}`,
    () => `{"${first}":"a\\u0000"}`,
    () => `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
    () => `{"${first}":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    () => `{"__proto__":{"a":1},"${first}":1}`,
    () => `{"${first}":${'9'.repeat(400)}}`,
    () => `{"${first}":"${'a'.repeat(chance.pick([1_000, 100_000, 1_100_000]))}"}`,
    () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    () => `[${text}]`,
    () => `"${first}"`,
    () => 'null',
    () => '',
    () => `\ufeff${text}`,
  ])();
}

const oddHeaders: readonly [string, string][] = [
  ['content-type', 'text/plain'],
  ['content-type', 'application/xml'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', ''],
  ['if-match', '"0"'],
  ['if-match', '*'],
  ['if-match', '1'],
  ['if-match', 'W/"1"'],
  ['if-match', '"1", "2"'],
  ['if-match', `"${'9'.repeat(40)}"`],
  ['if-match', '"-1"'],
  ['idempotency-key', 'short'],
  ['idempotency-key', 'é'.repeat(20)],
  ['idempotency-key', 'a'.repeat(65)],
  ['idempotency-key', 'a a a a a a a a a a'],
  ['authorization', 'Bearer'],
  ['authorization', `Bearer ${'a'.repeat(43)}`],
  ['authorization', `Basic ${'a'.repeat(43)}`],
  ['authorization', `Bearer ${'a'.repeat(8_000)}`],
  ['cookie', '__Host-session=; __Host-session=%00'],
  ['origin', 'https://elsewhere.example'],
  ['sec-fetch-site', 'cross-site'],
  ['accept', 'text/html'],
  ['accept-language', '*'.repeat(500)],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', "'"],
  ['transfer-encoding', 'identity'],
  ['expect', '100-continue'],
];

export function withOddHeader(call: Call, chance: Seeded): Call {
  const [name, value] = chance.pick(oddHeaders);
  return { ...call, headers: { ...call.headers, [name]: value } };
}

/** Some part of the path replaced, doubled, cut or followed by what does not belong there. */
export function oddPath(path: string, chance: Seeded): string {
  const parts = path.split('/');
  const at = 1 + chance.whole(parts.length - 1);
  const odd = encodeURIComponent(wellFormed(asText(chance.pick(nonsense)).slice(0, 300)));
  const made = chance.pick([
    () => parts.with(at, odd),
    () => parts.with(at, parts[at]!.toUpperCase()),
    () => parts.toSpliced(at, 0, odd),
    () => parts.toSpliced(at, 1),
    () => parts.with(-1, `${parts.at(-1)}%00`),
    () => parts.with(-1, `${parts.at(-1)}/..;/`),
    () => parts.with(at, '%E0%A4%A'),
  ])();
  return `/${made.join('/')}`.replace(/^\/+/, '/');
}

export function oddQuery(chance: Seeded): string {
  const one = () => encodeURIComponent(wellFormed(asText(chance.pick(nonsense)).slice(0, 500)));
  return chance.pick([
    () => `?limit=${one()}`,
    () => `?cursor=${one()}`,
    () => `?limit=1&limit=2`,
    () => `?${one()}=${one()}`,
    () => `?language=${one()}`,
    () => `?from=${one()}&to=${one()}`,
    () => '?%',
    () => '?a=%ff',
    () => `?${'a&'.repeat(200)}`,
  ])();
}
/** A value as it can stand in an address. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : String(JSON.stringify(value)));
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '?');
