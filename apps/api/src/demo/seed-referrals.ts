// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Outcome } from '@harbor/contracts';
import type { KeyRing } from '../keys/index.js';
import type { EventKind } from '../ledger/index.js';
import {
  attestedByOne,
  offerRecorded,
  offerSent,
  outcomeSaid,
  referralCalledOff,
  referralMade,
  waitingAfter,
} from '../referrals/index.js';
import {
  advertisedSignIns,
  type DemoConsent,
  type DemoOffer,
  type DemoReferral,
  demoReferrals,
  demoServices,
} from './world/index.js';
import type { Book, NewRow } from './seed-book.js';
import { sign } from './seed-consents.js';
import type { SeededDirectory } from './seed-directory.js';
import { record, type SeededFile } from './seed-files.js';

const [worker] = advertisedSignIns;
const noon = 11 * 60;

/** Referrals of the advertised caseworker's youth, in every state, each offer sent under a consent of its own. */
export async function askForHelp(
  book: Book,
  ring: KeyRing,
  files: readonly SeededFile[],
  directory: SeededDirectory,
): Promise<void> {
  const mine = files.filter((file) => file.worker.signInName === worker);
  for (const referral of demoReferrals) await tell(book, ring, mine[referral.nth]!, referral, directory);
}

async function tell(
  book: Book,
  ring: KeyRing,
  file: SeededFile,
  story: DemoReferral,
  { services, organizations }: SeededDirectory,
): Promise<void> {
  const id = randomUUID();
  const at = dayOf(file, story.madeDaysAgo);
  const offers: NewRow[] = [];
  for (const offer of story.offers) {
    const organization = demoServices.find(({ name }) => name === offer.service)!.organization;
    const agreed = { ...consentTo(organization, story, offer), youth: file.youth.index };
    const [left] = offer.state === 'draft' ? [] : await sign(book, ring, file, organizations.get(organization)!, agreed);
    offers.push(offerRow(file, id, story, offer, services.get(offer.service)!, left ?? null));
  }
  const rows = [referralRow(file, id, story), ...offers];
  record(book, file, { at, kind: referralMade, ruleId: 'referral.keep', happening: about(file, id), rows });
  story.offers.forEach((offer, i) => became(book, file, story, offer, offers[i]!.id));
  if (story.calledOff) {
    const { reason, daysAgo } = story.calledOff;
    step(book, file, daysAgo, referralCalledOff, id, reason);
  }
}

/** Signed the day the referral was made; what was asked left on the next. */
function consentTo(organization: string, story: DemoReferral, { service }: DemoOffer): Omit<DemoConsent, 'youth'> {
  const { words, madeDaysAgo, need, urgency, transport, interpreter = null } = story;
  const asked = { step: 'request' as const, service, need, urgency, transport, interpreterLanguage: interpreter };
  return {
    ...{ organization, purpose: 'To ask for their help.', information: words, classes: ['C1', 'C2'], language: 'en' },
    ...{ signedDaysAgo: madeDaysAgo, expiresDaysAgo: madeDaysAgo - 180 },
    left: [{ daysAgo: madeDaysAgo - 1, what: words, asked, how: 'online' }],
  };
}

/** What was recorded of an offer since it was chosen, the day before it was so. */
function became(book: Book, file: SeededFile, { madeDaysAgo, calledOff }: DemoReferral, offer: DemoOffer, id: string): void {
  const { state, daysAgo, seenDaysAgo, outcome } = offer;
  if (state !== 'draft') step(book, file, madeDaysAgo - 1, offerSent, id);
  const act = recordedAs[state];
  if (act && !calledOff) step(book, file, daysAgo, offerRecorded, id, act);
  if (seenDaysAgo !== undefined) step(book, file, seenDaysAgo, offerRecorded, id, 'seen');
  // The worker wrote down what both of them said.
  if (outcome) step(book, file, daysAgo, seenDaysAgo === undefined ? outcomeSaid : attestedByOne, id, outcome[0]);
}
const recordedAs: Partial<Record<DemoOffer['state'], string>> = {
  accepted: 'accept',
  rejected: 'decline',
  in_progress: 'hand_over',
  on_hold: 'hold',
  failed: 'fail',
  cancelled: 'cancel',
  entered_in_error: 'retract',
};

function step(book: Book, file: SeededFile, daysAgo: number, kind: EventKind, id: string, reasonCode?: string): void {
  const ruleId = kind === offerSent ? 'referral.send' : 'referral.keep';
  const happening = { ...about(file, id), ...(reasonCode ? { reasonCode } : {}) };
  record(book, file, { at: dayOf(file, daysAgo), kind, ruleId, happening });
}

function referralRow(file: SeededFile, id: string, story: DemoReferral): NewRow {
  const { need, urgency, transport, interpreter, madeDaysAgo, calledOff, offers, words } = story;
  const [made, moved] = [dayOf(file, madeDaysAgo), dayOf(file, Math.min(...offers.map(({ daysAgo }) => daysAgo)))];
  const soFar = offers.map(({ state, seenDaysAgo, outcome }) => {
    const seenAt = seenDaysAgo === undefined ? null : dayOf(file, seenDaysAgo);
    return { state, seenAt, handedOverAt: null, outcome: outcome?.[0] ?? (null as Outcome | null) };
  });
  const waiting = calledOff
    ? { waitsFor: null, waitsSince: null, chaseAt: null }
    : waitingAfter({ waitsFor: null, waitsSince: null }, soFar, urgency, moved);
  const ended = calledOff ? 'called_off' : waiting.waitsFor === null ? 'completed' : null;
  const values = {
    ...{ youth_id: file.id, need, urgency, transport, interpreter_language: interpreter ?? null },
    ...{ made_by: file.worker.id, made_at: made, words_enc: file.cipher.encrypt('referral.words', id, words) },
    ...{ waits_for: waiting.waitsFor, waits_since: waiting.waitsSince, chase_at: waiting.chaseAt },
    ...{ closed_at: ended && (calledOff ? dayOf(file, calledOff.daysAgo) : moved), closed_as: ended },
    closed_reason: calledOff?.reason ?? null,
    closed_words_enc: file.cipher.encryptOrNull('referral.closedWords', id, calledOff?.words),
  };
  return { table: 'referral', id, values };
}

function offerRow(
  file: SeededFile,
  referralId: string,
  { madeDaysAgo }: DemoReferral,
  offer: DemoOffer,
  service_id: string,
  disclosure_id: string | null,
): NewRow {
  const id = randomUUID();
  const { state, daysAgo, reason, words, handOver, seenDaysAgo, outcome } = offer;
  const text = (field: string, said: string | undefined) => file.cipher.encryptOrNull(`referral_offer.${field}`, id, said);
  const values = {
    ...{ referral_id: referralId, youth_id: file.id, service_id, disclosure_id, state, reason: reason ?? null },
    ...{ made_at: dayOf(file, madeDaysAgo), state_at: dayOf(file, daysAgo) },
    sent_at: state === 'draft' ? null : dayOf(file, madeDaysAgo - 1),
    answer_words_enc: text('answerWords', words),
    hand_over_words_enc: text('handOverWords', handOver),
    handed_over_at: handOver ? dayOf(file, seenDaysAgo ?? daysAgo) : null,
    seen_at: seenDaysAgo === undefined ? null : dayOf(file, seenDaysAgo),
    ...{
      is_seen_by_service: seenDaysAgo === undefined ? null : false,
      seen_recorded_by: seenDaysAgo === undefined ? null : file.worker.id,
    },
    ...{ outcome: outcome?.[0] ?? null, outcome_by: outcome?.[1] ?? null, outcome_words_enc: text('outcomeWords', outcome?.[2]) },
    outcome_at: outcome ? dayOf(file, daysAgo) : null,
    outcome_recorded_by: outcome ? file.worker.id : null,
  };
  return { table: 'referral_offer', id, values };
}

const dayOf = ({ agency }: SeededFile, daysAgo: number): Date => agency.calendar.at(daysAgo, noon);
const about = ({ id }: SeededFile, resourceId: string) => ({ resourceId, subjects: [id], relation: 'assigned' });
