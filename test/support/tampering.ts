// SPDX-License-Identifier: Apache-2.0
import { checkpointOf as readCheckpoint, type Demand, type Kind } from 'harbor-verify';
import {
  bundle,
  bytesOf,
  checkpointOf,
  epochFiles,
  eventOf,
  idOf,
  logKey,
  partsOf,
  privateKeyOf,
  type SampleEvent,
  sealed,
  stateOf,
  tilesOf,
  witness,
} from './sample-log.js';

/** One thing done to a log, and how it must be found. */
export interface Tampering {
  what: string;
  files: Map<string, Buffer>;
  demand?: Partial<Demand>;
  kinds: readonly Kind[];
  /** The event, counted from 0, that the finding must be about; null where a file or a row is all there is to say. */
  idx: number | null;
}

export const flipped = (bytes: Buffer, at: number, bit = 1) =>
  Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ bit : byte)));

/** A log whose last event but three expunged the third and the fourth. */
export function expungedLog(name: string, size: number): SampleEvent[] {
  const events = Array.from({ length: size }, (_, n) => eventOf(name, n));
  const by = size - 4;
  events[by] = eventOf(name, by, {
    action: 'log.expunged',
    resource: 'audit_expunge',
    reasonCode: 'court_order',
    actorId: idOf('first approver'),
    onBehalfOf: idOf('second approver'),
    fieldsTouched: ['0/2-3'],
    changes: [],
  });
  for (const n of [2, 3]) events[n] = { ...events[n]!, line: '-' };
  return events;
}

/** Everything a thief of the database could do to this log, one thing at a time. Nobody but the last few has a key. */
export function* tamperings(events: SampleEvent[], half: number): Generator<Tampering> {
  const clean = bundle(epochFiles(events, [half]));
  yield* ofBodies(events, clean);
  yield* ofLeaves(events, clean);
  yield* ofOrder(events, half, clean);
  yield* ofTiles(clean);
  yield* ofCheckpoints(events, half, clean);
  yield* ofEnds(events, half, clean);
  yield* ofRows(events, clean);
}

function* ofBodies(events: SampleEvent[], clean: Map<string, Buffer>): Generator<Tampering> {
  for (const [idx, event] of events.entries()) {
    const { line } = event;
    if (line === '-') {
      const forged = sealed({ ...event.body, outcome: 'forged' }, bytesOf('forged'));
      yield {
        what: 'put words where words were expunged',
        files: withLine(events, clean, idx, forged.line),
        kinds: ['body-changed'],
        idx,
      };
      continue;
    }
    const salt = line.slice(0, 64);
    const record = JSON.parse(line.slice(65)) as Record<string, unknown>;
    for (const column of Object.keys(record)) {
      const changed = JSON.stringify({ ...record, [column]: otherThan(record[column]) });
      yield { what: `edit ${column}`, files: withLine(events, clean, idx, `${salt} ${changed}`), kinds: ['body-changed'], idx };
    }
    const other = `${bytesOf('other').toString('hex')} ${line.slice(65)}`;
    yield { what: 'edit the salt', files: withLine(events, clean, idx, other), kinds: ['body-changed'], idx };
    yield { what: 'take the salt', files: withLine(events, clean, idx, line.slice(65)), kinds: ['body-changed'], idx };
    yield { what: 'drop the body', files: withLine(events, clean, idx, '-'), kinds: ['body-missing'], idx };
    const next = events[(idx + 1) % events.length]!.line;
    if (next !== '-')
      yield { what: 'give it another body', files: withLine(events, clean, idx, next), kinds: ['body-changed'], idx };
  }
}

function* ofLeaves(events: SampleEvent[], clean: Map<string, Buffer>): Generator<Tampering> {
  for (const [idx, { entry, body }] of events.entries()) {
    for (let at = 0; at < entry.length; at++) {
      const changed = replaced(events, idx, { entry: flipped(entry, at) });
      yield { what: `flip byte ${at} of the leaf`, files: exported(changed, clean, events), kinds: ['entry-changed'], idx };
      if (at % 4 === 0)
        yield {
          what: `flip byte ${at} of the leaf and make new tiles`,
          files: exported(changed, clean),
          kinds: ['tree-changed'],
          idx,
        };
    }
    const forged = sealed({ ...body, actorId: idOf('somebody else') }, bytesOf('new salt'));
    const whole = replaced(events, idx, forged);
    yield { what: 'write the event anew', files: exported(whole, clean, events), kinds: ['entry-changed'], idx };
    yield { what: 'write the event anew, with new tiles', files: exported(whole, clean), kinds: ['tree-changed'], idx };
  }
}

function* ofOrder(events: SampleEvent[], half: number, clean: Map<string, Buffer>): Generator<Tampering> {
  const { length } = events;
  for (const [idx, event] of events.entries()) {
    const without = events.toSpliced(idx, 1);
    yield { what: 'delete the event', files: exported(without, clean), kinds: ['log-truncated'], idx: length - 1 };
    if (idx < half) yield { what: 'delete an early event', files: exported(without, clean), kinds: ['tree-changed'], idx };
    const kinds = [idx < length - 1 ? 'entry-changed' : 'log-truncated'] as const;
    yield { what: 'delete the event, tiles as they were', files: exported(without, clean, events), kinds, idx };
    if (idx < length - 1) {
      const twice = events.toSpliced(idx + 1, 0, event).slice(0, length);
      yield { what: 'put it in twice', files: exported(twice, clean), kinds: ['entry-twice'], idx: idx + 1 };
    }
    for (let other = idx + 1; other < length; other++) {
      const swapped = events.with(idx, events[other]!).with(other, event);
      yield { what: `swap it with ${other}`, files: exported(swapped, clean), kinds: ['tree-changed'], idx };
      yield {
        what: `swap it with ${other}, tiles as they were`,
        files: exported(swapped, clean, events),
        kinds: ['entry-changed'],
        idx,
      };
    }
    const forged = eventOf('forged', idx);
    yield {
      what: 'put one in',
      files: exported(events.toSpliced(idx, 0, forged).slice(0, length), clean),
      kinds: ['tree-changed'],
      idx,
    };
  }
}

function* ofTiles(clean: Map<string, Buffer>): Generator<Tampering> {
  for (const [name, bytes] of clean) {
    const [, level] = /^0\/tile\/(\d+)\//.exec(name) ?? [];
    if (level === undefined) continue;
    for (let at = 0; at < bytes.length; at += 2) {
      const files = new Map(clean).set(name, flipped(bytes, at));
      yield {
        what: `flip byte ${at} of ${name}`,
        files,
        kinds: ['tile-changed'],
        idx: Math.floor(at / 32) * 256 ** Number(level),
      };
    }
    yield { what: `drop ${name}`, files: missing(clean, name), kinds: ['file-missing'], idx: 0 };
  }
  for (const name of [...clean.keys()].filter((one) => /entries|bodies|tile\/0/.test(one))) {
    const bytes = clean.get(name)!;
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      yield {
        what: `cut ${name} at ${at}`,
        files: new Map(clean).set(name, bytes.subarray(0, at)),
        kinds: ['file-malformed'],
        idx: 0,
      };
    }
  }
}

function* ofCheckpoints(events: SampleEvent[], half: number, clean: Map<string, Buffer>): Generator<Tampering> {
  for (const name of ['0/checkpoint', `0/checkpoints/${half}`]) {
    const bytes = clean.get(name)!;
    // Under another name or id the signature of a witness is one of nobody, and an older checkpoint may be without.
    const ofNobody = bytes.indexOf(`\u2014 ${witness.name} `);
    const signature = ofNobody + Buffer.byteLength(`\u2014 ${witness.name} `) + 6;
    for (let at = 0; at < bytes.length; at++) {
      if (name !== '0/checkpoint' && at > ofNobody + 2 && at < signature) continue;
      const kinds = ['checkpoint-forged', 'checkpoint-foreign', 'signature-broken', 'file-malformed', 'quorum-missing'] as const;
      yield { what: `flip byte ${at} of ${name}`, files: new Map(clean).set(name, flipped(bytes, at)), kinds, idx: null };
    }
    yield {
      what: `take ${name} from another log`,
      files: new Map(clean).set(name, checkpointOf(events, 1)),
      kinds: name.endsWith('checkpoint') ? ['checkpoint-foreign'] : ['file-malformed'],
      idx: null,
    };
  }
  yield { what: 'drop the checkpoint', files: missing(clean, '0/checkpoint'), kinds: ['file-missing'], idx: null };
  const thief = { ...logKey(0), privateKey: privateKeyOf('thief') };
  yield {
    what: 'sign with another key',
    files: new Map(clean).set('0/checkpoint', checkpointOf(events, 0, thief)),
    kinds: ['checkpoint-forged'],
    idx: events.length,
  };
  const nobody = { ...witness, privateKey: privateKeyOf('nobody') };
  yield {
    what: 'cosign with another key',
    files: new Map(clean).set('0/checkpoint', checkpointOf(events, 0, logKey(0), nobody)),
    kinds: ['quorum-missing'],
    idx: events.length - 1,
  };
}

function* ofEnds(events: SampleEvent[], half: number, clean: Map<string, Buffer>): Generator<Tampering> {
  const { length } = events;
  for (let size = 0; size < length; size++)
    yield { what: `cut the log to ${size}`, files: exported(events.slice(0, size), clean), kinds: ['log-truncated'], idx: size };
  const kept = new Map([['my checkpoint', readCheckpoint(clean.get('0/checkpoint')!)]]);
  for (let size = half; size < length; size++) {
    const older = events.slice(0, size);
    const files = bundle(epochFiles(older, [half]));
    yield { what: `roll the whole log back to ${size}`, files, demand: { kept }, kinds: ['log-rolled-back'], idx: size };
    const newest = new Map(exported(events, clean))
      .set('0/checkpoint', checkpointOf(older))
      .set(`0/checkpoints/${length}`, clean.get('0/checkpoint')!);
    yield { what: `show the checkpoint of ${size} as the newest`, files: newest, kinds: ['log-rolled-back'], idx: size };
  }
  for (let idx = half; idx < length; idx++) {
    const fork = replaced(events, idx, eventOf('fork', idx));
    yield {
      what: 'sign another past with the stolen key',
      files: bundle(epochFiles(fork, [half])),
      demand: { kept },
      kinds: ['log-forked'],
      idx: length,
    };
  }
}

function* ofRows(events: SampleEvent[], clean: Map<string, Buffer>): Generator<Tampering> {
  const [head, ...rows] = stateOf(events) as [string, ...string[]];
  const demandOf = (lines: string[]) => ({ state: { name: 'state', lines } });
  for (const [i, row] of rows.entries()) {
    const [table, id, version, digest] = row.split('/') as [string, string, string, string];
    const idx = events.findIndex(({ body }) => body.changes.some((change) => change.includes(id)));
    const edited = (line: string) => demandOf([head, ...rows.with(i, line)]);
    for (let at = 0; at < digest.length; at += 8) {
      const other = digest.slice(0, at) + (digest[at] === '0' ? '1' : '0') + digest.slice(at + 1);
      yield {
        what: 'edit a row',
        files: clean,
        demand: edited(`${table}/${id}/${version}/${other}`),
        kinds: ['row-changed'],
        idx,
      };
    }
    yield {
      what: 'set a row back',
      files: clean,
      demand: edited(`${table}/${id}/${Number(version) - 1}/${digest}`),
      kinds: ['row-changed'],
      idx,
    };
    yield { what: 'take its digest', files: clean, demand: edited(`${table}/${id}/${version}`), kinds: ['row-changed'], idx };
    yield { what: 'delete a row', files: clean, demand: demandOf([head, ...rows.toSpliced(i, 1)]), kinds: ['row-missing'], idx };
    yield {
      what: 'put a row in',
      files: clean,
      demand: demandOf([head, ...rows, `youth/${idOf(`new ${i}`)}/1/${digest}`]),
      kinds: ['row-unknown', 'row-unproved'],
      idx: null,
    };
  }
}

function exported(events: SampleEvent[], clean: Map<string, Buffer>, tiledAs = events): Map<string, Buffer> {
  const kept = [...clean].filter(([name]) => !/^0\/(?:tile|bodies|macs)\//.test(name));
  const parts = [...partsOf(events, events.length)].filter(([name]) => !/^0\/tile\/\d/.test(name));
  return new Map([...kept, ...parts, ...tilesOf(tiledAs)]);
}

function withLine(events: SampleEvent[], clean: Map<string, Buffer>, idx: number, line: string): Map<string, Buffer> {
  const index = Math.floor(idx / 256);
  const part = events.slice(index * 256, (index + 1) * 256).map((event, i) => (index * 256 + i === idx ? line : event.line));
  const name = [...clean.keys()].filter((one) => one.startsWith('0/bodies/')).sort()[index]!;
  return new Map(clean).set(name, Buffer.from(part.map((one) => `${one}\n`).join('')));
}

function replaced(events: SampleEvent[], idx: number, change: Partial<SampleEvent>): SampleEvent[] {
  return events.with(idx, { ...events[idx]!, ...change });
}

function missing(clean: Map<string, Buffer>, name: string): Map<string, Buffer> {
  const files = new Map(clean);
  files.delete(name);
  return files;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('a') ? `b${value.slice(1)}` : `a${value.slice(1)}`;
  if (typeof value === 'number') return value + 1;
  return Array.isArray(value) ? [...(value as unknown[]), 'more'] : 'something';
}
