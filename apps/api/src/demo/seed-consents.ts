// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { consentRecorded, disclosureRecorded } from '../consents/index.js';
import type { KeyRing } from '../keys/index.js';
import type { Book, NewRow } from './seed-book.js';
import { record, type SeededFile } from './seed-files.js';
import { type DemoConsent, demoConsents } from './world/index.js';

const morning = 11 * 60;

/** What the youth agreed to, what left under it, and what was taken back. `organizations`: ids by name. */
export async function agree(
  book: Book,
  ring: KeyRing,
  files: readonly SeededFile[],
  organizations: ReadonlyMap<string, string>,
): Promise<void> {
  for (const one of demoConsents) await sign(book, ring, files[one.youth]!, organizations.get(one.organization)!, one);
}

/** Writes one consent down, and what left under it. @returns the ids of the disclosures */
export async function sign(
  book: Book,
  ring: KeyRing,
  file: SeededFile,
  organization_id: string,
  one: DemoConsent,
): Promise<string[]> {
  const { cipher, worker, agency } = file;
  const { calendar } = agency;
  const [id, at] = [randomUUID(), calendar.at(one.signedDaysAgo, morning)];
  const index = await ring.nameIndex(agency.id, one.organization);
  const text = (field: string, words: string | undefined) => cipher.encryptOrNull(`consent.${field}`, id, words);
  const withdrawn_at = one.withdrawnDaysAgo === undefined ? null : calendar.at(one.withdrawnDaysAgo, morning);
  const values = {
    ...{ youth_id: file.id, organization_id, recipient_enc: text('recipient', one.organization), recipient_index: index },
    ...{ purpose_enc: text('purpose', one.purpose), information_enc: text('information', one.information) },
    ...{ classes: one.classes, protections: one.protections ?? [], text_version: '2026-1', language: one.language },
    interpreter_enc: text('interpreter', one.interpreter),
    ...{ signed_on: calendar.date(one.signedDaysAgo), starts_on: calendar.date(one.signedDaysAgo) },
    expires_on: calendar.date(one.expiresDaysAgo),
    signers: one.parent ? ['minor', 'non_abusive_parent'] : ['minor', 'agency'],
    ...{ parent_enc: text('parent', one.parent), parent_index: one.parent ? await ring.nameIndex(agency.id, one.parent) : null },
    parent_words: one.parent ? await ring.nameWords(agency.id, file.id, one.parent) : null,
    ...{ agency_signer_id: one.parent ? null : worker.id, may_consent_alone: false, is_condition_of_service: false },
    ...{ recorded_by: worker.id, recorded_at: at },
    ...{ withdrawn_at, withdrawn_by: withdrawn_at && worker.id, withdrawn_as: withdrawn_at && 'minor' },
  };
  const happening = { resourceId: id, subjects: [file.id], relation: 'assigned' };
  const rows = [{ table: 'consent', id, values }, ...recalled(file, id, withdrawn_at, one)];
  record(book, file, { at, kind: consentRecorded, ruleId: 'consent.record', happening, rows });
  return one.left.map((left) => leave(book, file, id, { organization_id, recipient_index: index }, one, left));
}

/** A withdrawal of something that left asks for its recipient to be told. */
function recalled({ id: youth_id, worker }: SeededFile, consent_id: string, at: Date | null, one: DemoConsent): NewRow[] {
  if (!at || one.left.length === 0) return [];
  const sent = one.isRecalled ? { sent_at: at, sent_by: worker.id, how: 'phone' } : { sent_at: null, sent_by: null, how: null };
  return [{ table: 'recall_notice', id: randomUUID(), values: { youth_id, consent_id, made_at: at, ...sent } }];
}

function leave(
  book: Book,
  file: SeededFile,
  consent_id: string,
  to: { organization_id: string; recipient_index: Buffer },
  { organization, classes, protections = [] }: DemoConsent,
  { daysAgo, what, asked, how }: DemoConsent['left'][number],
): string {
  const { cipher, worker, agency } = file;
  const [id, at] = [randomUUID(), agency.calendar.at(daysAgo, morning + 30)];
  const values = {
    ...{ youth_id: file.id, consent_id, duty: null, ...to, classes, protections, how },
    recipient_enc: cipher.encrypt('disclosure.recipient', id, organization),
    what_enc: cipher.encrypt('disclosure.what', id, what),
    asked_enc: cipher.encryptOrNull('disclosure.asked', id, asked && JSON.stringify(asked)),
    ...{ disclosed_by: worker.id, disclosed_at: at },
  };
  const happening = { resourceId: id, subjects: [file.id], relation: 'assigned', reasonCode: 'consent' };
  const rows = [{ table: 'disclosure', id, values }];
  record(book, file, { at, kind: disclosureRecorded, ruleId: 'disclosure.record', happening, rows });
  return id;
}
