// SPDX-License-Identifier: Apache-2.0

const block = 512;

/** One regular file of a ustar archive (POSIX.1-1988): header, bytes, filled up to a block. The name is ASCII, up to 100 characters. */
export function tarFile(name: string, bytes: Buffer): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'ascii');
  const fields: [number, string][] = [
    ...([
      [100, '0000644\0'],
      [108, '0000000\0'],
      [116, '0000000\0'],
    ] as [number, string][]),
    ...([
      [124, `${bytes.length.toString(8).padStart(11, '0')}\0`],
      [136, '00000000000\0'],
    ] as [number, string][]),
    // The sum is taken with eight spaces where it will stand.
    ...([
      [148, ' '.repeat(8)],
      [156, '0'],
      [257, 'ustar\x0000'],
    ] as [number, string][]),
  ];
  for (const [at, text] of fields) header.write(text, at, 'ascii');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return Buffer.concat([header, bytes, Buffer.alloc((block - (bytes.length % block)) % block)]);
}

/** What ends an archive. */
export const tarEnd = Buffer.alloc(2 * block);
