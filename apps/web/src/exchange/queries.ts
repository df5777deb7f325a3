// SPDX-License-Identifier: Apache-2.0
import { act, call } from '../api/client.js';
import { exchangeBegin, exchangeExport, exchangePart, exchangeRelease } from '../api/generated/sdk.gen.js';
import type { BeginImport, JobView } from '../api/generated/types.gen.js';

const partBytes = 720_000;

/**
 * Sends a file in parts and releases its import. `onSent` is told how much of it has arrived, from 0 to 1.
 *
 * @returns the job, which is looked at from now on
 */
export async function sendFile(file: File, asked: Omit<BeginImport, 'bytes'>, onSent: (share: number) => void): Promise<JobView> {
  const { id } = await call(exchangeBegin({ body: { ...asked, bytes: file.size }, headers: act() }));
  for (let from = 0, number = 1; from < file.size; from += partBytes, number += 1) {
    const content = await inBase64(file.slice(from, from + partBytes));
    await call(exchangePart({ path: { jobId: id }, body: { number, content }, headers: act() }));
    onSent(Math.min(1, (from + partBytes) / file.size));
  }
  return call(exchangeRelease({ path: { jobId: id }, headers: act() }));
}

export const askForExport = (key: string) => call(exchangeExport({ body: {}, headers: act(undefined, key) }));

/** The reader writes a data address: what stands after its comma. */
async function inBase64(part: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
  });
  reader.readAsDataURL(part);
  const address = await read;
  return address.slice(address.indexOf(',') + 1);
}
