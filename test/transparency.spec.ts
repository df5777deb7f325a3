// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { commit, type EventBody, eventRecord, jcs, leaf, leafHash, uuidv7, writerMac } from '@harbor/transparency';
import canonicalize from 'canonicalize';
import fc from 'fast-check';

interface Vector {
  name: string;
  salt: string;
  writer_key: string;
  body: Record<string, unknown>;
  jcs: string;
  commitment: string;
  leaf: string;
  leaf_hash: string;
  mac: string;
}

const file = new URL('../libs/transparency/testdata/event-v1.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
const runs = { numRuns: 10_000, seed: 20260301 };
const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** A committed record back to the body it came from, as a verifier does it with a row. */
function bodyOf(record: Record<string, unknown>): EventBody {
  const entries = Object.entries(record).map(([column, value]) => {
    const field = column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    if (column === 'at') return [field, new Date(value as string)];
    if (column === 'reason_enc' || column === 'row_digest') return [field, value === null ? null : bytes(value as string)];
    return [field, value];
  });
  return Object.fromEntries(entries) as EventBody;
}

const least: EventBody = {
  eventId: '019ca8a0-3e80-7c3e-9d5a-3f1f6c2b7a10',
  agencyId: '1b4e28ba-2fa1-4d2b-883f-0016d3cca427',
  at: new Date('2026-03-01T09:00:00Z'),
  xid: '748193',
  action: 'session.open',
  resource: 'session',
  decision: 'deny',
  outcome: 'refused',
  subjects: [],
  changes: [],
  format: 1,
};

describe('the vectors of event format 1', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('hold for: %s', (_, vector) => {
    const body = bodyOf(vector.body);
    const commitment = commit(bytes(vector.salt), body);
    const made = leaf(body.eventId, body.at, commitment);

    expect(jcs(body)).toBe(vector.jcs);
    expect(commitment.toString('hex')).toBe(vector.commitment);
    expect(made.toString('hex')).toBe(vector.leaf);
    expect(leafHash(made).toString('hex')).toBe(vector.leaf_hash);
    expect(writerMac(bytes(vector.writer_key), body.agencyId, made).toString('hex')).toBe(vector.mac);
  });
});

// Characters that serializers disagree about come often enough to meet each other.
const awkward = fc.constantFrom(
  ...'"\\/\b\t\n\f\r\u0000\u001f\u007f\u2028\u2029\ufeff\uffffudu',
  '\\ud8',
  '\u{1f3e0}',
  '\u{10ffff}',
);
const text = fc.oneof(
  fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), awkward) }),
  fc.string(),
);
const id = fc.uuid().chain((one) => fc.constantFrom(one, one.toUpperCase()));
const count = fc.maxSafeInteger();
const blob = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const absent = <T>(value: fc.Arbitrary<T>) => fc.option(fc.option(value), { nil: undefined });
const anyBody: fc.Arbitrary<EventBody> = fc.record({
  eventId: id,
  agencyId: id,
  at: fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  xid: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  requestId: absent(id),
  actorId: absent(id),
  actorRole: absent(text),
  onBehalfOf: absent(id),
  sessionRef: absent(id),
  authLevel: absent(count),
  deviceRef: absent(id),
  netRef: absent(text),
  action: text,
  resource: text,
  resourceId: absent(id),
  relationUsed: absent(text),
  ruleId: absent(text),
  decision: text,
  reasonCode: absent(text),
  reasonEnc: absent(blob),
  breakglassId: absent(id),
  versionBefore: absent(count),
  versionAfter: absent(count),
  fieldsTouched: absent(fc.array(text, { maxLength: 4 })),
  rowDigest: absent(blob),
  resultCount: absent(count),
  outcome: text,
  subjects: fc.array(id, { maxLength: 4 }),
  changes: fc.array(text, { maxLength: 4 }),
  format: fc.constant(1 as const),
});

describe('the canonical form', () => {
  it('is what a general RFC 8785 implementation writes, for any body', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(jcs(body)).toBe(canonicalize(eventRecord(body)));
      }),
      runs,
    );
  });

  it('refuses exactly the texts that have no UTF-8 form', () => {
    const units = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.constantFrom(0x5c, 0x75, 0x64),
    );
    fc.assert(
      fc.property(fc.array(units, { maxLength: 8 }), (codes) => {
        const netRef = String.fromCharCode(...codes);
        const written = () => jcs({ ...least, netRef });
        if (Buffer.from(netRef).toString() === netRef) expect(written()).toContain(`"net_ref":${JSON.stringify(netRef)},`);
        else expect(written).toThrow(TypeError);
      }),
      runs,
    );
  });

  it('survives the way through a row and back', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const record = JSON.parse(jcs(body)) as Record<string, unknown>;
        expect(jcs(bodyOf(record))).toBe(jcs(body));
      }),
      { ...runs, numRuns: 1_000 },
    );
  });

  it('keeps every column of the log except the salt, absent as null', () => {
    const columns =
      'event_id agency_id at xid request_id actor_id actor_role on_behalf_of session_ref auth_level device_ref net_ref action ' +
      'resource resource_id relation_used rule_id decision reason_code reason_enc breakglass_id version_before version_after ' +
      'fields_touched row_digest result_count outcome subjects changes format';
    const record = JSON.parse(jcs(least)) as Record<string, unknown>;
    expect(Object.keys(record)).toEqual(columns.split(' ').sort());
    expect(Object.values(record).filter((value) => value === null)).toHaveLength(19);
  });

  it('takes ids in either case to mean the same', () => {
    const shouted = { ...least, eventId: least.eventId.toUpperCase(), subjects: [least.agencyId.toUpperCase()] };
    expect(jcs(shouted)).toBe(jcs({ ...least, subjects: [least.agencyId] }));
  });

  it.each<[string, Partial<EventBody>]>([
    ['a lone surrogate', { netRef: 'x\ud83d' }],
    ['a lone surrogate behind a backslash', { changes: ['\\\udfff'] }],
    ['an id without hyphens', { actorId: '1b4e28ba2fa14d2b883f0016d3cca427' }],
    ['a subject that is no id', { subjects: ['y-17'] }],
    ['a version that is no whole number', { versionAfter: 1.5 }],
    ['a count that is no number', { resultCount: NaN }],
    ['an invalid instant', { at: new Date(NaN) }],
    ['a year of five digits', { at: new Date('+010000-01-01T00:00:00Z') }],
    ['a transaction id with a leading zero', { xid: '007' }],
    ['an unknown format', { format: 2 as unknown as 1 }],
  ])('refuses %s', (_, wrong) => {
    expect(() => jcs({ ...least, ...wrong })).toThrow(TypeError);
  });

  it('takes a written backslash-u-d8 for what it is: plain characters', () => {
    expect(jcs({ ...least, netRef: '\\ud83d' })).toContain('"net_ref":"\\\\ud83d"');
  });
});

describe('sizes', () => {
  const salt = Buffer.alloc(32, 7);
  const made = leaf(least.eventId, least.at, commit(salt, least));

  it.each<[string, () => unknown]>([
    ['a short salt', () => commit(Buffer.alloc(31), least)],
    ['a long salt', () => commit(Buffer.alloc(33), least)],
    ['a short commitment', () => leaf(least.eventId, least.at, Buffer.alloc(31))],
    ['an event id that is no UUID', () => leaf('019ca8a0', least.at, Buffer.alloc(32))],
    ['an instant before 1970', () => leaf(least.eventId, new Date(-1), Buffer.alloc(32))],
    ['an invalid instant', () => leaf(least.eventId, new Date(NaN), Buffer.alloc(32))],
    ['a short leaf', () => leafHash(made.subarray(0, 56))],
    ['a leaf of another kind', () => leafHash(Buffer.alloc(57))],
    ['a short writer key', () => writerMac(Buffer.alloc(16), least.agencyId, made)],
    ['a mac over a long leaf', () => writerMac(salt, least.agencyId, Buffer.alloc(58, 1))],
    ['a mac for no agency', () => writerMac(salt, '', made)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(TypeError);
  });

  it('gives 57 bytes that begin with 1 and end with the commitment', () => {
    expect(made).toHaveLength(57);
    expect(made[0]).toBe(1);
    expect(made.subarray(25)).toEqual(commit(salt, least));
  });

  it('changes the commitment with every single field', () => {
    const [other, record] = vectors.map((vector) => vector.body) as [Vector['body'], Vector['body']];
    const changed = Object.entries({ ...other, agency_id: least.eventId, decision: 'deny', outcome: 'refused' })
      .filter(([column]) => column !== 'format')
      .map(([column, value]) => commit(salt, bodyOf({ ...record, [column]: value })).toString('hex'));
    expect(new Set([...changed, commit(salt, bodyOf(record)).toString('hex')]).size).toBe(30);
  });
});

describe('event ids', () => {
  it('are version 7 UUIDs that hold their millisecond', () => {
    const instants = fc.date({ min: new Date(0), max: new Date(2 ** 48 - 1), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.uuid({ version: 4 }), (now, random) => {
        const made = uuidv7(now, random);
        expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(parseInt(made.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime());
        expect(made.slice(15)).toBe(random.slice(15));
      }),
      runs,
    );
  });

  it('gives the example of RFC 9562, appendix A.6', () => {
    expect(uuidv7(new Date('2022-02-22T19:22:22Z'), '00000000-0000-4cc3-98c4-dc0c0c07398f')).toBe(
      '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    );
  });

  it('differ within one millisecond', () => {
    const now = new Date('2026-03-01T09:00:00Z');
    expect(new Set(Array.from({ length: 10_000 }, () => uuidv7(now))).size).toBe(10_000);
  });

  it('refuses an instant that does not fit', () => {
    for (const wrong of [-1, 2 ** 48, NaN]) expect(() => uuidv7(new Date(wrong))).toThrow(TypeError);
  });
});
