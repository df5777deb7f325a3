// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import { exchangeBegin, exchangeExport, exchangePart, exchangeRelease, jobRead } from '../api/generated/sdk.gen.js';
import type { BeginImport, JobView } from '../api/generated/types.gen.js';
import { isOpen } from '../jobs/queries.js';

const partBytes = 720_000;
const lookAgainMs = 2_000;

/** One job that is under way, looked at until it is over. */
export const oneJob = (jobId: string) =>
  queryOptions({
    queryKey: ['jobs', jobId],
    queryFn: () => call(jobRead({ path: { jobId } })),
    refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? lookAgainMs : false),
  });

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
