// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leaf, parseVerifierKey, isSignedBy, parseNote, uuidv7, writerMac } from '@harbor/transparency';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';
import {
  Fault,
  faulty,
  logOf,
  partsIn,
  Roots,
  sealAll,
  sealerConnection,
  sealerFolder,
  sealerOf,
  sealWith,
} from '../support/sealer.js';

const house = openHouse({ isSealed: false });
let agency: Agency;
beforeEach(async () => {
  agency = await foundAgency(house);
});

/** Looks that leave so many events. */
async function look(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await agency.caseworker.get('/youth');
}

/** A leaf such as nobody asked for. */
const bytes = (id: string) => leaf(id, new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16)), randomBytes(32));

/** Into the queue, past the application. */
async function queue(id: string, entry: Buffer, mac: Buffer): Promise<void> {
  await offTheRecord(
    house.owner,
    `insert into harbor.audit_pending (agency_id, event_id, xid, leaf, writer_key_id, mac) values ($1, $2, '1', $3, 'writer-1', $4)`,
    [agency.id, id, entry, mac],
  );
}

describe('sealing the log', () => {
  const folder = sealerFolder();

  it('gives each event one place, in the order of time, and signs what it made', async () => {
    await look(5);
    await sealAll(house, folder);
    await Promise.all(Array.from({ length: 40 }, () => look(8)));
    await sealAll(house, folder);

    const { made, kept, events, waiting, ids } = await logOf(house, agency.id);
    expect(kept).toEqual(made);
    expect([made.size > 320, waiting, events, new Set(ids).size]).toEqual([true, 0, made.size, made.size]);
    expect(Object.keys(kept.tiles)).toEqual(['0/0', '0/1', '1/0']);
    expect(ids).toEqual([...ids].sort());

    const { rows } = await house.owner.query<{ note: string; verifier_key: string; origin: string }>(
      `select note, verifier_key, origin from harbor.audit_checkpoint join harbor.audit_head using (agency_id, epoch, size) where agency_id = $1`,
      [agency.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.origin).toMatch(/^log\.test\/[0-9a-f]{20}\/0$/);
    expect(isSignedBy(parseNote(rows[0]!.note), parseVerifierKey(rows[0]!.verifier_key))).toBe(true);
  });

  it('seals nothing that the application did not write, or not for the first time, and says so', async () => {
    await look(2);
    await sealAll(house, folder);
    const { ids, made } = await logOf(house, agency.id);
    const key = house.keys.installationKeyFor('writer');
    const [forged, other] = [uuidv7(new Date()), uuidv7(new Date())];
    const known = await house.owner.query<{ leaf: Buffer; mac: Buffer }>(
      'select leaf, mac from harbor.audit_leaf where event_id = $1',
      [ids[0]],
    );
    await queue(forged, bytes(forged), randomBytes(32));
    const ofAnother = bytes(other);
    await queue(randomUUID(), ofAnother, writerMac(key, agency.id, ofAnother));
    await queue(ids[0]!, known.rows[0]!.leaf, known.rows[0]!.mac);
    const told: string[] = [];
    const sealer = sealerOf(house, folder, told);
    await sealer.beat();
    await sealer.stop();

    const { rows } = await house.owner.query('select reason from harbor.audit_quarantine where agency_id = $1 order by 1', [
      agency.id,
    ]);
    expect(rows).toEqual([{ reason: 'leaf-wrong' }, { reason: 'mac-wrong' }, { reason: 'sealed-before' }]);
    expect(told.join()).toMatch(/^3 events were not written by this application/);
    expect((await logOf(house, agency.id)).kept).toEqual(made);
    // The look itself is an event, and sealed by now or still waiting.
    expect((await agency.admin.get('/system')).body.log).toMatchObject({ quarantined: 3, problem: null, size: made.size });
  });

  it('of two sealers one leads; the other takes over only with what the first remembered', async () => {
    await look(1);
    const [first, told] = [sealerOf(house, folder), [] as string[]];
    const second = sealerOf(house, path.join(folder, 'elsewhere'), told);
    await first.beat();
    const { kept: before } = await logOf(house, agency.id);
    await look(1);
    await second.beat();
    expect(await logOf(house, agency.id)).toMatchObject({ kept: before, waiting: 1 });
    await first.stop();
    await second.beat();
    expect(told.join()).toContain('not sealed any more: anchor-missing');
    expect(await logOf(house, agency.id)).toMatchObject({ kept: before, waiting: 1 });
    // It lets go of what it cannot seal, for one that can.
    await sealAll(house, folder);
    await second.stop();
    expect((await logOf(house, agency.id)).waiting).toBe(0);
    expect((await house.owner.query('select from harbor.audit_alarm where agency_id = $1', [agency.id])).rows).toEqual([]);
  });

  it('whoever owns the database cannot have it sign what they put behind the anchor, as a sealer would', async () => {
    await look(2);
    await sealAll(house, folder);
    const parts = partsIn(house, folder);
    const anchor = parts.anchors.read(agency.id)!;
    const theirs = randomBytes(32);
    const forged = uuidv7(new Date());
    const entry = bytes(forged);
    await queue(forged, entry, writerMac(theirs, agency.id, entry));
    const swap = () => {
      throw new Fault();
    };
    const grown = sealWith(
      house.owner,
      { ...parts, writerKey: theirs, anchors: { ...parts.anchors, read: () => anchor, swap } },
      agency.id,
    );
    await expect(grown).rejects.toThrow(Fault);
    const { made, kept } = await logOf(house, agency.id);
    expect([kept, made.size]).toEqual([made, anchor.size + 1]);
    await sealAll(house, folder);
    expect(parts.anchors.read(agency.id)).toEqual(anchor);
    const { rows } = await house.owner.query(
      `select (select problem from harbor.audit_alarm where agency_id = $1) as problem,
        (select max(size)::int from harbor.audit_checkpoint where agency_id = $1) as signed`,
      [agency.id],
    );
    expect(rows).toEqual([{ problem: 'forked', signed: anchor.size }]);
  });

  it('an anchor that cannot be read stops that agency alone', async () => {
    const other = await foundAgency(house);
    await look(1);
    await sealAll(house, folder);
    const file = path.join(folder, agency.id, 'anchor');
    const text = readFileSync(file);
    writeFileSync(file, '{');
    await look(1);
    await other.caseworker.get('/youth');
    const sealer = sealerOf(house, folder);
    await expect(sealer.beat()).rejects.toThrow(/JSON/);
    await expect(sealer.beat()).rejects.toThrow(/JSON/);
    await sealer.stop();
    expect([(await logOf(house, agency.id)).waiting, (await logOf(house, other.id)).waiting]).toEqual([1, 0]);
    writeFileSync(file, text);
    await sealAll(house, folder);
    expect((await logOf(house, agency.id)).waiting).toBe(0);
  });

  it('the role of the sealer reads no event and changes nothing that is sealed', async () => {
    await look(1);
    await sealAll(house, folder);
    const client = await sealerConnection(house);
    const set = (change: string) =>
      client.query(change).then(
        () => 'done',
        (error: { message: string }) => error.message,
      );
    for (const denied of [
      'select from harbor.audit_event',
      'select from harbor.youth',
      'select name from harbor.agency',
      'insert into harbor.audit_pending (agency_id) values (gen_random_uuid())',
      'delete from harbor.audit_leaf',
      `update harbor.audit_leaf set leaf = ''`,
      'truncate harbor.audit_leaf',
      `update harbor.audit_checkpoint set note = ''`,
    ])
      expect(await set(denied)).toMatch(/^permission denied/);
    expect(await set('update harbor.audit_head set size = size - 1')).toBe('head went back');
    expect(await set(`update harbor.audit_tile set hashes = sha256('x')`)).toBe('tile changed');
    await client.end();
  });
});

describe('a sealer that fails at any step', () => {
  const folder = sealerFolder();
  it('never makes two roots for a size, loses no event and doubles none, whether the step was done or not', async () => {
    const parts = partsIn(house, folder, { batch: 2 });
    const roots = new Roots();
    let faults = 0;
    for (const isDone of [false, true]) {
      for (let at = 0, isOver = false; !isOver; at += 1) {
        await look(3);
        const db = await sealerConnection(house);
        const broken = faulty(db, parts, at, isDone);
        const failed = await sealWith(broken.db, broken.parts, agency.id).then(
          () => false,
          (error: unknown) => error instanceof Fault,
        );
        isOver = !failed;
        if (failed) faults += 1;
        await roots.lookAt(house, agency.id, parts);
        // As after a crash: the connection is gone, and somebody else goes on.
        await db.end();
        const next = await sealerConnection(house);
        await sealWith(next, parts, agency.id);
        await next.end();
        await roots.lookAt(house, agency.id, parts);
      }
    }
    const { made, kept, waiting, events } = await logOf(house, agency.id);
    expect(faults).toBeGreaterThanOrEqual(40);
    expect(kept).toEqual(made);
    expect([waiting, events]).toEqual([0, made.size]);
    expect(parts.anchors.read(agency.id)).toMatchObject({ size: made.size, root: made.root });
  });

  it('stops at a log that is not the one it sealed, says why, and goes on when the true one is back', async () => {
    const told: string[] = [];
    const states = ['audit_head', 'audit_leaf', 'audit_tile'];
    const asSuperuser = async (...statements: string[]) => {
      for (const statement of ['set session_replication_role = replica', ...statements, 'reset session_replication_role'])
        await house.owner.query(statement);
    };
    const keep = (name: string) =>
      states.map(
        (table) =>
          `create table if not exists public.${table}_${name} as select * from harbor.${table} where agency_id = '${agency.id}'`,
      );
    const bring = (name: string) =>
      states.flatMap((table) => [
        `delete from harbor.${table} where agency_id = '${agency.id}'`,
        `insert into harbor.${table} select * from public.${table}_${name}`,
      ]);
    const beat = async () => {
      const sealer = sealerOf(house, folder, told);
      await sealer.beat();
      await sealer.stop();
      const { rows } = await house.owner.query<{ problem: string }>(
        'select problem from harbor.audit_alarm where agency_id = $1',
        [agency.id],
      );
      return rows[0]?.problem;
    };
    await look(3);
    expect(await beat()).toBeUndefined();
    await asSuperuser(...keep('old'));
    const { size: oldSize } = (await logOf(house, agency.id)).made;
    const anchorBefore = partsIn(house, folder).anchors.read(agency.id)!;
    await look(2);
    expect(await beat()).toBeUndefined();
    await asSuperuser(...keep('true'));
    const { made } = await logOf(house, agency.id);
    await look(1);

    await asSuperuser(...bring('old'));
    expect(await beat()).toBe('rolled-back');
    expect((await logOf(house, agency.id)).kept.size).toBe(oldSize);
    expect((await agency.admin.get('/system')).body.log).toMatchObject({ problem: 'rolled-back', size: oldSize });

    await asSuperuser(`delete from harbor.audit_head where agency_id = '${agency.id}'`);
    expect(await beat()).toBe('rolled-back');

    // Another root for the same size; and a head that is ahead of its anchor, as after a crash, but does not continue it.
    await asSuperuser(...bring('true'), `update harbor.audit_head set root = sha256('x') where agency_id = '${agency.id}'`);
    expect(await beat()).toBe('forked');
    const { anchors } = partsIn(house, folder);
    const anchor = anchors.read(agency.id)!;
    anchors.swap(agency.id, anchor, anchorBefore);
    const other = 'leaf = set_byte(leaf, 40, 255 - get_byte(leaf, 40))';
    await asSuperuser(
      ...bring('true'),
      `update harbor.audit_leaf set ${other} where agency_id = '${agency.id}' and idx = ${oldSize}`,
    );
    expect(await beat()).toBe('forked');

    await asSuperuser(...bring('true'));
    expect(await beat()).toBeUndefined();
    const now = await logOf(house, agency.id);
    expect(now.kept).toEqual(now.made);
    expect([now.made.size > made.size, now.waiting]).toEqual([true, 0]);
    const ours = told.filter((line) => line.includes(agency.id));
    expect(new Set(ours.map((line) => /: ([a-z-]+)\./.exec(line)?.[1]))).toEqual(new Set(['rolled-back', 'forked']));

    rmSync(path.join(folder, agency.id, '0.key'));
    expect(await beat()).toBe('key-missing');
  });
});
