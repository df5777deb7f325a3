// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { zipOf } from '../apps/api/src/exchange/index.js';
import { type Found, placesIn, readFile } from '../apps/api/src/exchange/file-reader.js';
import type { Source } from '../apps/api/src/exchange/source.js';
import { aService } from './support/exchange.js';

const held = (file: Buffer | string): Source => {
  const bytes = Buffer.from(file);
  return { size: bytes.length, stream: (from, to) => Readable.from([bytes.subarray(from, to)], { objectMode: false }) };
};

/** A file that is nowhere whole: its beginning, then the same piece again and again. */
function endless(head: string, piece: Buffer, size: number): Source & { asked: () => number } {
  let asked = 0;
  function* bytes(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to; asked += piece.length, at += piece.length)
      yield at === 0 ? Buffer.concat([Buffer.from(head), piece]) : piece;
  }
  return { size, asked: () => asked, stream: (from, to) => Readable.from(bytes(from, to), { objectMode: false }) };
}
const all = async (file: Buffer | string, table?: string): Promise<Found[]> => {
  const found: Found[] = [];
  for await (const one of readFile(held(file), table)) found.push(one);
  return found;
};
const problemsOf = (found: Found[]) => found.flatMap((one) => ('problem' in one ? [one.problem] : []));

describe('a hostile or broken file is refused whole, with its reason', () => {
  const text = JSON.stringify([aService('Día y noche'), aService()]);
  const zip = (name: string, content: Buffer | string = text) => zipOf([{ name, content: Buffer.from(content) }]);
  const utf16be = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const rows = 'id,name,description\n';

  const cases: [string, string, Buffer | string, string?][] = [
    ['UTF-16, marked', 'wrong-encoding', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the other way round', 'wrong-encoding', utf16be],
    ['UTF-16, unmarked', 'wrong-encoding', Buffer.from(text, 'utf16le')],
    ['Latin-1', 'wrong-encoding', Buffer.from(text, 'latin1')],
    ['Latin-1 in a table', 'wrong-encoding', Buffer.from(`${rows}1,Día,Noche\n`, 'latin1'), 'organization'],
    ['UTF-16 in a ZIP file', 'wrong-encoding', zip('services.json', Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['a table with zero bytes', 'not-csv', `${rows}${' '.repeat(600)}1,a\0b,c\n`, 'organization'],
    ['JSON cut off in a text', 'truncated', text.slice(0, text.indexOf('noche'))],
    ['JSON cut off between objects', 'truncated', text.slice(0, text.indexOf('},{') + 1)],
    ['a ZIP file cut off', 'zip-broken', zip('services.json').subarray(0, 400)],
    ['JSON cut off in a ZIP file', 'truncated', zip('services.json', text.slice(0, -9))],
    ['a path up and out', 'zip-path', zip('a/../../services.json')],
    ['a path from the root', 'zip-path', zip('/etc/services.json')],
    ['a path with a drive', 'zip-path', zip('C:/services.json')],
    ['a path with backslashes', 'zip-path', zip('..\\services.json')],
    [
      'one name twice',
      'zip-same-name',
      zipOf(['a', 'b'].map((folder) => ({ name: `${folder}/services.json`, content: Buffer.from('[]') }))),
    ],
    ['a bomb', 'zip-too-big', zip('services.json', Buffer.alloc(30_000_000, ' '))],
    ['a bomb in a table', 'zip-too-big', zip('services.csv', Buffer.alloc(30_000_000, ','))],
  ];
  it('whatever is wrong with it', async () => {
    for (const [what, problem, file, table] of cases) {
      const said = async (reading: Promise<unknown>) =>
        reading.then(
          () => 'taken',
          (error: { problem?: string }) => error.problem,
        );
      expect([what, await said(all(file, table))]).toEqual([what, problem]);
      expect([what, await said(placesIn(held(file), table))]).toEqual([what, problem]);
    }
  }, 60_000);

  it('one line of 200 MB is refused after 8 MB when it is one object, and read when it is many', async () => {
    const one = endless('[{"id":"', Buffer.alloc(1_000_000, 'x'), 200_000_000);
    await expect(placesIn(one)).rejects.toMatchObject({ problem: 'object-too-big' });
    expect(one.asked()).toBeLessThan(20_000_000);
    const object = JSON.stringify({ id: 'x'.repeat(9_900) });
    const many = endless('[', Buffer.from(`${object},`.repeat(100)), 200_000_000);
    await expect(placesIn(many)).rejects.toMatchObject({ problem: 'truncated' });
    expect(many.asked()).toBeGreaterThanOrEqual(200_000_000);
  }, 60_000);
});

describe('what is wrong in one row is said of that row', () => {
  it('ids that stand twice, characters that are no text, and lists that are none', async () => {
    const good = aService('Good');
    const given = [
      good,
      { ...good, id: String(good['id']).toUpperCase() },
      { ...aService(), description: 'a\u0000b' },
      { ...aService(), name: '\ud83d' },
      { ...aService(), phones: { number: '1' } },
      { ...aService(), id: '../../etc/passwd' },
    ];
    const found = await all(JSON.stringify(given));
    expect(problemsOf(found)).toEqual(['duplicate-id', 'no-text', 'no-text', 'does-not-fit', 'does-not-fit']);
    expect('records' in found[0]!).toBe(true);
  });

  it('rows of tables that stand twice, name nothing that is there, or are no rows', async () => {
    const id = aService()['id'] as string;
    const tables = {
      'organizations.csv': [
        { id, name: 'A', description: 'B' },
        { id, name: 'C', description: 'D' },
      ],
      'phones.csv': [
        { id, number: '1', service_id: aService()['id'] },
        { id: 'x', number: '2' },
      ],
    };
    const found = await all(JSON.stringify(tables));
    expect(problemsOf(found).sort()).toEqual(['does-not-fit', 'duplicate-id', 'leads-nowhere']);
  });

  it('takes UTF-8 with its mark, in JSON and in tables', async () => {
    const service = aService('Día');
    const [found] = await all(`\uFEFF${JSON.stringify([service])}`);
    expect(found).toMatchObject({ records: expect.arrayContaining([expect.objectContaining({ kind: 'service' })]) });
    const csv = `\uFEFFid,name,description\n${service['id'] as string},Día,Ayuda\n`;
    expect(await all(csv, 'organization')).toMatchObject([{ records: [{ hsds: { name: 'Día' } }] }]);
  });
});
