// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../ledger/index.js';
import { classesOf } from '../platform/column.js';
import { Youth } from './youth.entity.js';
import { YouthCase } from './youth-case.entity.js';
import { CaseCodeTaken } from './youth.errors.js';

type Fields = Readonly<Record<string, unknown>>;

/** Adds both rows of a file. @throws CaseCodeTaken */
export async function insertFile(tx: Tx, id: string, fields: Fields): Promise<void> {
  const { care, rest } = split(fields);
  await tx.insert(Youth, { id, ...care } as Youth);
  await tx.insert(YouthCase, { id, ...rest } as YouthCase, { uq_youth_case_code: () => new CaseCodeTaken() });
}

/**
 * Steps both rows of a file on, whichever of them the change is for: a client reads one file under one version, and
 * whoever was slower is told so whatever field it was. Daily care first, so that two who save at once meet there.
 *
 * @throws StaleVersion, NotVisible
 */
export async function changeFile(tx: Tx, id: string, version: number, patch: Fields): Promise<void> {
  const { care, rest } = split(patch);
  await tx.change(Youth, id, version, care);
  await tx.change(YouthCase, id, version, rest);
}

/** Each field to the row whose entity names it; one that neither names is refused with the rest. */
function split(fields: Fields): { care: Fields; rest: Fields } {
  const known = classesOf(Youth);
  const isCare = ([field]: [string, unknown]) => known.has(field);
  const all = Object.entries(fields);
  return { care: Object.fromEntries(all.filter(isCare)), rest: Object.fromEntries(all.filter((one) => !isCare(one))) };
}
