// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@harbor/calendar';
import { consentDays, type RecordConsent } from '@harbor/contracts';
import type { FieldProblem } from '../platform/refusal.js';
import { secondPersonNeeded } from './consents.errors.js';

interface Known {
  /** A day of the agency's calendar. */
  today: string;
  /** Versions of the form that the agency uses. */
  forms: readonly string[];
  /** How many words of the parent's name tell people apart. */
  parentWords: number;
}

/**
 * What a consent must say to be one, beyond the form of its fields: one recipient, a time that ends, the right people's
 * names, a form that is in use, and that no help depends on it. Empty: it is one.
 */
export function problemsOf(asked: RecordConsent, { today, forms, parentWords }: Known): FieldProblem[] {
  return [...whom(asked), ...whoSigned(asked, parentWords), ...when(asked, today), ...whatWasRead(asked, forms)];
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

function whoSigned(
  { signers, parentName, parentCheckedBy, agencySignerId, mayConsentAlone }: RecordConsent,
  parentWords: number,
): FieldProblem[] {
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
    // Half of a name is shared by many.
    ...(parentName && parentWords < 2 && !parentCheckedBy ? [secondPersonNeeded] : []),
    ...(parentCheckedBy && !parentName
      ? [problem('/parentCheckedBy', 'who-signed', 'Say who looked with you when a parent signed, and only then.')]
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

function whatWasRead({ textVersion }: RecordConsent, forms: readonly string[]): FieldProblem[] {
  if (forms.includes(textVersion)) return [];
  return [problem('/textVersion', 'form-not-in-use', 'Choose a version of the form that your agency uses.')];
}

const problem = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
