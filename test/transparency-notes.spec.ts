// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  cosign,
  cosignedAt,
  entryHash,
  formatCheckpoint,
  formatNote,
  formatReceipt,
  formatVerifierKey,
  Frontier,
  inclusionProof,
  isQuorum,
  isSignedBy,
  Malformed,
  type Note,
  parseCheckpoint,
  parseLogPolicy,
  parseNote,
  parseReceipt,
  parseSignatures,
  parseVerifierKey,
  readText,
  signatureType,
  signerOf,
  signText,
  tileReader,
  trustedCheckpoint,
  verifierOf,
  verifyReceipt,
} from '@harbor/transparency';
import fc from 'fast-check';

const file = new URL('../libs/transparency/testdata/signed-note.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as Record<'seed' | 'vkey' | 'text' | 'signature', string>;
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKeyOf = (seed: Buffer) => createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
const seeded = (n: number) => privateKeyOf(Buffer.alloc(32, n));

const origin = 'log.example/k7f2/0';
const log = signerOf(origin, signatureType.ed25519, seeded(1));
const witnesses = [2, 3, 4].map((n) => signerOf(`witness.example/${n}`, signatureType.cosignature, seeded(n)));
const entries = Array.from({ length: 300 }, (_, i) => entryHash(Buffer.of(i & 255, i >> 8)));
const frontier = new Frontier();
const tiles = new Map<string, Buffer>();
for (const { level, index, hash } of frontier.append(entries)) {
  const name = `${level / 8}/${Math.floor(index / 256)}`;
  tiles.set(name, Buffer.concat([tiles.get(name) ?? Buffer.alloc(0), hash]));
}
const head = { size: 300, root: frontier.root() };
const text = formatCheckpoint({ origin, ...head, extensions: [] });
const signed = (by: typeof witnesses): Note => ({
  text,
  signatures: [signText(text, log), ...by.map((one) => cosign(text, one, 1_772_355_600))],
});
const policyText = [
  '# who counts',
  `log ${formatVerifierKey(log)} https://log.example/`,
  ...witnesses.map((one, i) => `witness w${i}\t ${formatVerifierKey(one)}`),
  'group two 2 w0 w1 w2',
  'quorum two',
].join('\n');
const policy = parseLogPolicy(policyText);

describe('a signed note', () => {
  it('is the published one, to the byte', () => {
    const verifier = parseVerifierKey(published.vkey);
    const signer = signerOf('PeterNeumann', signatureType.ed25519, privateKeyOf(Buffer.from(published.seed, 'hex')));
    expect(formatVerifierKey(signer)).toBe(published.vkey);
    const note = `${published.text}\n${published.signature}`;
    expect(formatNote({ text: published.text, signatures: [signText(published.text, signer)] })).toBe(note);
    expect(parseNote(note).text).toBe(published.text);
    expect(isSignedBy(parseNote(note), verifier)).toBe(true);
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('may hold empty lines, and ignores whom it does not know', () => {
    const other = signerOf('other.example', signatureType.ed25519, seeded(9));
    const namesake = signerOf(origin, signatureType.ed25519, seeded(8));
    const words = 'one\n\n\ntwo\n';
    const note = parseNote(formatNote({ text: words, signatures: [signText(words, other), signText(words, log)] }));
    expect(note.text).toBe(words);
    expect(isSignedBy(note, log)).toBe(true);
    expect(isSignedBy(note, namesake)).toBe(false);
    expect(isSignedBy({ ...note, text: 'one\n\n\ntwo!\n' }, log)).toBe(false);
    expect(() => cosign(words, log, 1)).toThrow(TypeError);
    expect(() => signText(words, witnesses[0]!)).toThrow(TypeError);
  });

  it.each([
    ['nothing', ''],
    ['no signature', 'text\n'],
    ['an empty signature part', 'text\n\n'],
    ['no last newline', `${published.text}\n${published.signature.slice(0, -1)}`],
    ['a control character', `te\u0000xt\n\n${published.signature}`],
    ['a carriage return', `text\r\n\n${published.signature}`],
    ['half a character', `te\ud83dxt\n\n${published.signature}`],
    ['a hyphen for a dash', `text\n\n${published.signature.replace('—', '-')}`],
    ['a plus in a name', `text\n\n${published.signature.replace('Neu', '+')}`],
    ['a space in a name', `text\n\n${published.signature.replace('Neu', ' ')}`],
    ['a wide space in a name', `text\n\n${published.signature.replace('Neu', '\u2003')}`],
    ['loose base64', `text\n\n${published.signature.replace('=', '')}`],
    ['a signature of four bytes', 'text\n\n— a AAAAAA==\n'],
    ['two hundred signatures', `text\n\n${published.signature.repeat(200)}`],
    ['two megabytes', `${'a'.repeat(2_000_000)}\n\n${published.signature}`],
  ])('is refused with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(Malformed);
  });

  it('is text, and never bytes that are almost text', () => {
    expect(readText('note', Buffer.from('— é'))).toBe('— é');
    expect(() => readText('note', Buffer.of(0x61, 0xff))).toThrow(Malformed);
  });
});

describe('a verifier key', () => {
  it.each([
    published.vkey.replace('c74f20a3', 'c74f20a4'),
    published.vkey.replace('Peter', 'Petra'),
    published.vkey.replace('ARpc', 'BRpc'),
    published.vkey.slice(0, -4),
    published.vkey.split('+').slice(0, 2).join('+'),
    `Peter Neumann${published.vkey.slice(12)}`,
    '',
    '++',
  ])('is not %j', (vkey) => {
    expect(() => parseVerifierKey(vkey)).toThrow(Malformed);
  });

  it('is made of Ed25519 keys only', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signerOf('a', signatureType.ed25519, privateKey)).toThrow(Malformed);
    expect(() => verifierOf('a', signatureType.ed25519, Buffer.alloc(31))).toThrow(Malformed);
    expect(() => verifierOf('a b', signatureType.ed25519, Buffer.alloc(32))).toThrow(Malformed);
    const [witness] = witnesses;
    expect(parseVerifierKey(formatVerifierKey(witness!))).toMatchObject({ type: 4, id: witness!.id, name: 'witness.example/2' });
  });
});

describe('a checkpoint', () => {
  it('is origin, size, root and further lines', () => {
    const full = { origin, ...head, extensions: ['one', 'two words'] };
    expect(parseCheckpoint(formatCheckpoint(full))).toEqual(full);
    expect(text).toBe(`${origin}\n300\n${head.root.toString('base64')}\n`);
    expect(() => formatCheckpoint({ ...full, origin: 'a\nb' })).toThrow(Malformed);
    expect(() => formatCheckpoint({ ...full, extensions: ['a\nb'] })).toThrow(Malformed);
    expect(() => formatCheckpoint({ ...full, size: -1 })).toThrow(Malformed);
  });

  const root = head.root.toString('base64');
  it.each([
    '',
    'a\n1\n',
    `a\n1\n${root}`,
    `a\n01\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a\n1e3\n${root}\n`,
    `a\n9007199254740993\n${root}\n`,
  ])('is not %j', (wrong) => expect(() => parseCheckpoint(wrong)).toThrow(Malformed));
  it.each([`\n1\n${root}\n`, `a\n1\n${root.slice(4)}\n`, `a\n1\n${root}\n\nb\n`, `a\n1\n ${root}\n`])(
    'is not %j either',
    (wrong) => expect(() => parseCheckpoint(wrong)).toThrow(Malformed),
  );
});

describe('a cosignature', () => {
  const [first] = witnesses as [(typeof witnesses)[number]];

  it('signs header, time and the whole text, and carries its time', () => {
    const { signature, keyId } = cosign(text, first, 1_679_315_147);
    expect(keyId).toBe(first.id);
    expect(signature.subarray(0, 8).toString('hex')).toBe('00000000641850cb');
    const message = `cosignature/v1\ntime 1679315147\n${text}`;
    expect(signature.subarray(8)).toEqual(sign(null, Buffer.from(message), first.privateKey));
  });

  it('counts as of its latest true time', () => {
    const lines = [5, 9, 7].map((seconds) => cosign(text, first, seconds));
    expect(cosignedAt({ text, signatures: lines }, first)).toBe(9);
    const late = Buffer.from(lines[0]!.signature);
    late.writeBigUInt64BE(99n);
    expect(cosignedAt({ text, signatures: [{ ...lines[0]!, signature: late }] }, first)).toBeNull();
    expect(cosignedAt({ text: text.replace('300', '301'), signatures: lines }, first)).toBeNull();
    expect(cosignedAt({ text, signatures: lines }, log)).toBeNull();
    expect(parseSignatures(formatNote({ text: 'a\n', signatures: lines }).slice(3))).toEqual(lines);
  });
});

describe('a policy', () => {
  it('counts a checkpoint that its log signed and enough of its witnesses', () => {
    const [a, b, c] = witnesses as [typeof log, typeof log, typeof log];
    for (const enough of [
      [a, b],
      [b, c],
      [a, c],
      [c, b, a],
    ])
      expect(trustedCheckpoint(policy, signed(enough))).toMatchObject(head);
    for (const few of [[], [a], [b, b]]) expect(trustedCheckpoint(policy, signed(few))).toBeNull();
    const elsewhere = formatCheckpoint({ origin: 'other.example', ...head, extensions: [] });
    const note = { text: elsewhere, signatures: [signText(elsewhere, log), cosign(elsewhere, a, 1), cosign(elsewhere, b, 1)] };
    expect(trustedCheckpoint(policy, note)).toBeNull();
    expect(trustedCheckpoint(parseLogPolicy(`log ${formatVerifierKey(log)}\nquorum none`), signed([]))).toMatchObject(head);
  });

  it('may group groups, as in the published example', () => {
    const key = (n: number) => formatVerifierKey(signerOf(`w${n}`, signatureType.cosignature, seeded(10 + n)));
    const { quorum } = parseLogPolicy(
      `witness X1 ${key(1)}\nwitness X2 ${key(2)}\nwitness X3 ${key(3)}\ngroup X-witnesses 2 X1 X2 X3\n` +
        `  witness Y1 ${key(4)}\nwitness Y2 ${key(5)} https://y.example\ngroup Y-witnesses any Y1 Y2\n` +
        'group X-and-Y all X-witnesses Y-witnesses\n\nquorum X-and-Y\n',
    );
    expect(isQuorum(quorum, new Set(['X1', 'X3', 'Y2']))).toBe(true);
    for (const few of [['X1', 'X2', 'X3'], ['X1', 'Y1', 'Y2'], []]) expect(isQuorum(quorum, new Set(few))).toBe(false);
  });

  const [w0, w1] = witnesses.map((one) => formatVerifierKey(one));
  it.each([
    ['no quorum', `witness a ${w0}`],
    ['two', 'quorum none\nquorum none'],
    ['an unknown line', 'quorum none\nallow all'],
    ['a name not yet defined', `quorum a\nwitness a ${w0}`],
    ['a name twice', `witness a ${w0}\nwitness a ${w1}\nquorum a`],
    ['a key twice', `witness a ${w0}\nwitness b ${w0}\nquorum a`],
    ['a member twice', `witness a ${w0}\ngroup g any a a\nquorum g`],
    ['nobody as a name', `witness none ${w0}\nquorum none`],
    ['nobody as a member', `group g any none\nquorum g`],
    ['a group of nobody', 'group g any\nquorum g'],
    ['more than there are', `witness a ${w0}\ngroup g 2 a\nquorum g`],
    ['none of some', `witness a ${w0}\ngroup g 0 a\nquorum g`],
    ['a witness as log', `log ${w0}\nquorum none`],
    ['a log as witness', `witness a ${formatVerifierKey(log)}\nquorum a`],
    ['a control character', 'quorum none\r\n'],
  ])('is refused with %s', (_, wrong) => {
    expect(() => parseLogPolicy(wrong)).toThrow(Malformed);
  });
});

describe('a receipt', () => {
  const proof = inclusionProof(
    277,
    300,
    tileReader((level, index) => tiles.get(`${level}/${index}`)!),
  );
  const receipt = { index: 277, proof, checkpoint: signed(witnesses) };
  const written = formatReceipt(receipt);

  it('proves one entry without the log', () => {
    expect(written).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 277\n([A-Za-z0-9+/]{43}=\n)+\nlog\.example\/k7f2\/0\n300\n/);
    expect(parseReceipt(written)).toEqual(receipt);
    expect(verifyReceipt(parseReceipt(written), entries[277]!, policy)).toBe(true);
    expect(verifyReceipt(parseReceipt(written), entries[276]!, policy)).toBe(false);
    const extra = { ...receipt, extra: Buffer.from('why') };
    expect(parseReceipt(formatReceipt(extra))).toEqual(extra);
  });

  it('is nothing with any one byte changed', () => {
    const bytes = Buffer.from(written);
    const strict = parseLogPolicy(policyText.replace('group two 2', 'group two all'));
    const accepted: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0x01;
      try {
        if (verifyReceipt(parseReceipt(readText('receipt', changed)), entries[277]!, strict)) accepted.push(at);
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('meets noise with one error only', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...written.split('\n'), '', '—'), { maxLength: 12 }).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(noise, (garbage) => {
        for (const read of [parseReceipt, parseNote, parseCheckpoint, parseLogPolicy, parseVerifierKey]) {
          try {
            read(garbage);
          } catch (error) {
            expect(error).toBeInstanceOf(Malformed);
          }
        }
      }),
      { numRuns: 2_000, seed: 20260301 },
    );
  });
});
