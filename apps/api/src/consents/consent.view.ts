// SPDX-License-Identifier: Apache-2.0
import type { AskedHelp, ConsentView, DisclosureView, RecallNoticeView } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import type { RecallNotice } from './consent.entities.js';

/** A consent as one statement reads it, with those it names and what came of it. */
export interface ConsentRow {
  id: string;
  version: number;
  organization_id: string | null;
  recipient_enc: Buffer;
  purpose_enc: Buffer;
  information_enc: Buffer;
  interpreter_enc: Buffer | null;
  parent_enc: Buffer | null;
  classes: string[];
  protections: string[];
  text_version: string;
  language: string;
  signed_on: string;
  starts_on: string;
  expires_on: string;
  signers: string[];
  may_consent_alone: boolean;
  signer_name: string | null;
  checker_name: string | null;
  recorder_name: string;
  recorded_at: Date;
  withdrawn_at: Date | null;
  withdrawn_as: string | null;
  holds: boolean;
  today: string;
  disclosures: number;
  recall_id: string | null;
  recall_made_at: Date;
  recall_sent_at: Date | null;
  recall_how: string | null;
  recall_version: number;
}

export function viewConsent(row: ConsentRow, cipher: Cipher): ConsentView {
  const text = (field: string, bytes: Buffer) => cipher.decrypt(`consent.${field}`, row.id, bytes);
  const textOrNull = (field: string, bytes: Buffer | null) => cipher.decryptOrNull(`consent.${field}`, row.id, bytes);
  return {
    id: row.id,
    state: stateOf(row),
    recipient: text('recipient', row.recipient_enc),
    organizationId: row.organization_id,
    purpose: text('purpose', row.purpose_enc),
    information: text('information', row.information_enc),
    classes: row.classes,
    protections: row.protections,
    textVersion: row.text_version,
    language: row.language,
    interpreter: textOrNull('interpreter', row.interpreter_enc),
    signedOn: row.signed_on,
    startsOn: row.starts_on,
    expiresOn: row.expires_on,
    signers: row.signers,
    parentName: textOrNull('parent', row.parent_enc),
    parentCheckedByName: row.checker_name,
    agencySignerName: row.signer_name,
    mayConsentAlone: row.may_consent_alone,
    recordedByName: row.recorder_name,
    recordedAt: row.recorded_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnBy: row.withdrawn_as,
    disclosures: row.disclosures,
    recall: row.recall_id === null ? null : recallIn(row, row.recall_id),
    version: row.version,
  };
}

function stateOf({ withdrawn_at, starts_on, expires_on, today, holds }: ConsentRow): string {
  if (withdrawn_at) return 'withdrawn';
  if (expires_on < today) return 'expired';
  if (starts_on > today) return 'not_begun';
  return holds ? 'running' : 'stopped';
}

function recallIn(row: ConsentRow, id: string): RecallNoticeView {
  const { recall_made_at: madeAt, recall_sent_at: sentAt, recall_how: how, recall_version: version } = row;
  return viewRecall({ id, madeAt, sentAt, how, version });
}

export function viewRecall({
  id,
  madeAt,
  sentAt,
  how,
  version,
}: Pick<RecallNotice, 'id' | 'madeAt' | 'sentAt' | 'how' | 'version'>): RecallNoticeView {
  return { id, madeAt: madeAt.toISOString(), sentAt: sentAt?.toISOString() ?? null, how, version };
}

export interface DisclosureRow {
  id: string;
  organization_id: string | null;
  consent_id: string | null;
  duty: string | null;
  recipient_enc: Buffer;
  what_enc: Buffer | null;
  asked_enc: Buffer | null;
  classes: string[];
  protections: string[];
  how: string;
  disclosed_at: Date;
  discloser_name: string;
}

const noticeOf: Readonly<Record<string, string>> = {
  part2: 'part2_redisclosure',
  victim_services: 'victim_services_release',
};

/** Which notice each protecting law puts on what leaves. */
export const noticesOf = (protections: readonly string[]): string[] => protections.map((one) => noticeOf[one] ?? one);

/** What left: as somebody's words, as codes, or as both. */
export function toldIn(
  id: string,
  what: Buffer | null,
  asked: Buffer | null,
  cipher: Cipher,
): Pick<DisclosureView, 'what' | 'asked'> {
  const codes = cipher.decryptOrNull('disclosure.asked', id, asked);
  return { what: cipher.decryptOrNull('disclosure.what', id, what), asked: codes ? (JSON.parse(codes) as AskedHelp) : null };
}

export function viewDisclosure(row: DisclosureRow, cipher: Cipher): DisclosureView {
  const { id, classes, protections, how, duty } = row;
  return {
    id,
    recipient: cipher.decrypt('disclosure.recipient', id, row.recipient_enc),
    organizationId: row.organization_id,
    consentId: row.consent_id,
    duty,
    classes,
    protections,
    notices: noticesOf(protections),
    ...toldIn(id, row.what_enc, row.asked_enc, cipher),
    how,
    disclosedAt: row.disclosed_at.toISOString(),
    disclosedByName: row.discloser_name,
  };
}
