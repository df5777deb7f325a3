// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { listMade } from '../saved-lists/index.js';
import type { Book } from './seed-book.js';
import type { SeededDirectory } from './seed-directory.js';
import { record, type SeededFile } from './seed-files.js';
import { demoLists } from './world/index.js';

const evening = 16 * 60;

/** Services that workers put together for their youth. */
export function saveLists(book: Book, files: readonly SeededFile[], { services }: SeededDirectory): void {
  for (const { youth, name, services: names, madeDaysAgo, sharedDaysAgo } of demoLists) {
    const { id: youth_id, worker, cipher, agency } = files[youth]!;
    const [id, at] = [randomUUID(), agency.calendar.at(madeDaysAgo, evening)];
    const values = {
      ...{ youth_id, made_by: worker.id, name_enc: cipher.encrypt('saved_list.name', id, name) },
      service_ids: names.map((one) => services.get(one)!),
      shared_at: sharedDaysAgo === undefined ? null : agency.calendar.at(sharedDaysAgo, evening + 5),
    };
    const happening = { resourceId: id, subjects: [youth_id], relation: 'assigned', resultCount: names.length };
    const rows = [{ table: 'saved_list', id, values }];
    record(book, files[youth]!, { at, kind: listMade, ruleId: 'savedList.keep', happening, rows });
  }
}
