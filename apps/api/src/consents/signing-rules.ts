// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@harbor/calendar';
import { consentDays, type RecordConsent } from '@harbor/contracts';
import type { FieldProblem } from '../platform/refusal.js';

/**
 * What a consent must say to be one, beyond the form of its fields: one recipient, a time that ends, the right people's
 * names, and that no help depends on it. `today` is a day of the agency's calendar. Empty: it is one.
 */
export function problemsOf(asked: RecordConsent, today: string): FieldProblem[] {
  return [...whom(asked), ...whoSigned(asked), ...when(asked, today)];
}

function whom({ organizationId, recipient, isConditionOfService }: RecordConsent): FieldProblem[] {
  return [
    ...(Boolean(organizationId) === Boolean(recipient)
      ? [problem('/recipient', 'one-recipient', 'Say one recipient: an organization of the directory, or a name.')]
      : []),
    ...(isConditionOfService
      ? [problem('/isConditionOfService', 'never-a-condition', 'Help never depends on signing. Then nobody consented.')]
      : []),
  ];
}

function whoSigned({ signers, parentName, agencySignerId, mayConsentAlone }: RecordConsent): FieldProblem[] {
  const isWrong = (capacity: string, who: unknown) => signers.includes(capacity) !== Boolean(who);
  return [
    ...(signers.includes('minor') ? [] : [problem('/signers', 'minor-signs', 'The youth always signs.')]),
    ...(signers.length > 1 || mayConsentAlone || !signers.includes('minor')
      ? []
      : [problem('/signers', 'another-signs-too', 'A parent or the agency signs too, unless the law lets the youth alone.')]),
    ...(isWrong('non_abusive_parent', parentName)
      ? [problem('/parentName', 'who-signed', 'Name the parent when a parent signed, and only then.')]
      : []),
    ...(isWrong('agency', agencySignerId)
      ? [problem('/agencySignerId', 'who-signed', 'Say who signed for the agency when somebody did, and only then.')]
      : []),
  ];
}

function when({ signedOn, startsOn, expiresOn }: RecordConsent, today: string): FieldProblem[] {
  const last = Number(startsOn.slice(0, 4)) < 2199 ? addDays(startsOn, consentDays) : startsOn;
  return [
    ...(signedOn > today ? [problem('/signedOn', 'in-the-future', 'Nobody has signed after today.')] : []),
    ...(startsOn < signedOn ? [problem('/startsOn', 'before-it-was-signed', 'It starts when it was signed, or later.')] : []),
    ...(expiresOn < startsOn || expiresOn < today
      ? [problem('/expiresOn', 'over-already', 'Choose a last day that is not over.')]
      : []),
    ...(expiresOn > last
      ? [problem('/expiresOn', 'too-long', `A consent runs at most ${consentDays} days. Ask again then.`)]
      : []),
  ];
}

const problem = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
