// SPDX-License-Identifier: Apache-2.0

/** How much a finding weighs: proof of change, a question left open, or something missing that was declared. */
export type Severity = 'tampered' | 'undecided' | 'gap';

/** Where it is: an epoch, the first event it is about (counted from 0) and the last, the event's id, a file. */
export interface Place {
  epoch?: number;
  idx?: number;
  last?: number;
  eventId?: string;
  path?: string;
  detail?: string;
}

const at = ({ epoch, idx, last }: Place) =>
  `${last !== undefined && last !== idx ? `events ${idx} to ${last}` : `event ${idx}`} of epoch ${epoch}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const kinds = {
  'bundle-damaged': ['tampered', ({ detail }) => `The bundle is damaged: ${detail}.`],
  'file-malformed': ['tampered', ({ path, detail }) => `${path} does not have the form it must have: ${detail}.`],
  'file-missing': ['tampered', ({ path }) => `${path} is missing.`],
  'file-twice': ['tampered', ({ path }) => `${path} is in the bundle twice.`],
  'log-truncated': ['tampered', (place) => `${capital(at(place))} are missing, though a signed checkpoint counts them.`],
  'log-rolled-back': [
    'tampered',
    ({ epoch, idx, detail }) =>
      `The log of epoch ${epoch} ends before event ${idx}, but ${detail} counts more: its end was taken off.`,
  ],
  'log-forked': [
    'tampered',
    ({ epoch, idx }) =>
      `There are two signed checkpoints of epoch ${epoch} for ${idx} events that differ: two logs under one name.`,
  ],
  'entry-changed': ['tampered', (place) => `The leaf of ${at(place)} is not the one that was sealed.`],
  'entry-twice': ['tampered', (place) => `The leaf of ${at(place)} is in the log a second time.`],
  'tile-changed': ['tampered', ({ path, ...place }) => `${path} holds a wrong hash for ${at(place)}.`],
  'tree-changed': [
    'tampered',
    (place) => `The signed checkpoint that counts ${at(place)} was made of other events: at least one of these was changed.`,
  ],
  'checkpoint-forged': ['tampered', ({ path }) => `No key that may sign ${path} has signed it.`],
  'signature-broken': ['tampered', ({ path, detail }) => `${path} holds a signature that claims to be of ${detail} and is not.`],
  'checkpoint-foreign': ['tampered', ({ path }) => `${path} is the checkpoint of another log.`],
  'body-changed': ['tampered', (place) => `What ${at(place)} says is not what was sealed.`],
  'body-missing': ['tampered', (place) => `What ${at(place)} said is missing, and no expunge declares it.`],
  'expunge-void': ['tampered', (place) => `${capital(at(place))} declares an expunge that cannot count: ${place.detail}.`],
  'epoch-broken': ['tampered', ({ epoch, detail }) => `Epoch ${epoch} does not continue the one before it: ${detail}.`],
  'mac-wrong': ['tampered', (place) => `${capital(at(place))} was not written by the application: its MAC is wrong.`],
  'row-changed': ['tampered', (place) => `The row ${place.detail} is not as ${at(place)} left it.`],
  'row-missing': ['tampered', (place) => `The row ${place.detail} is gone; the last about it is ${at(place)}.`],
  'row-unknown': ['tampered', ({ detail }) => `No event tells of the row ${detail} as it stands.`],
  'not-a-bundle': ['undecided', ({ detail }) => `This is not an exported log: ${detail}.`],
  'format-unknown': ['undecided', ({ path, detail }) => `${path} is of a format that this version does not know: ${detail}.`],
  'input-unusable': ['undecided', ({ path, detail }) => `${path} could not be used: ${detail}.`],
  'keys-unproved': [
    'undecided',
    ({ epoch }) => `Epoch ${epoch} is checked with the keys it brings itself. Give the policy you were handed (--policy).`,
  ],
  'quorum-missing': ['undecided', (place) => `Too few witnesses have signed a checkpoint that counts ${at(place)}.`],
  'epoch-missing': ['undecided', ({ epoch }) => `Epoch ${epoch} is not in the bundle.`],
  'time-order': [
    'undecided',
    (place) => `${capital(at(place))} has a time that does not fit its place: a clock was set back, or it was dated back.`,
  ],
  'file-unexpected': ['undecided', ({ path }) => `${path} has no place in a log. It was not read.`],
  'row-unproved': [
    'undecided',
    ({ detail }) => `The row ${detail} cannot be checked, because not all events about it can be read yet.`,
  ],
  'body-expunged': ['gap', (place) => `What ${at(place)} said was expunged, and that was declared.`],
  'expunge-undone': ['gap', (place) => `What ${at(place)} said was declared expunged, but is still there.`],
  'tail-lost': ['gap', (place) => `${capital(at(place))} were lost, and the next epoch declares it.`],
} as const satisfies Record<string, readonly [Severity, (place: Place) => string]>;

export type Kind = keyof typeof kinds;

/** As it is written in JSON. */
export interface Finding {
  kind: Kind;
  severity: Severity;
  epoch: number | null;
  idx: number | null;
  last: number | null;
  event_id: string | null;
  path: string | null;
  text: string;
}

/** The exit codes: good, good with declared gaps, cannot decide, tampered. */
export type ExitCode = 0 | 10 | 20 | 30;

const mostKept = 1_000;

/** What was found. Keeps the first thousand and counts the rest, so that a ruined log costs no memory. */
export class Findings {
  readonly kept: Finding[] = [];
  readonly counts: Record<Severity, number> = { tampered: 0, undecided: 0, gap: 0 };

  add(kind: Kind, place: Place): void {
    const [severity, sentence] = kinds[kind] as readonly [Severity, (place: Place) => string];
    this.counts[severity]++;
    if (this.kept.length >= mostKept) return;
    const { epoch = null, idx = null, last = null, eventId = null, path = null } = place;
    this.kept.push({ kind, severity, epoch, idx, last, event_id: eventId, path, text: printable(sentence(place)) });
  }

  get exitCode(): ExitCode {
    const { tampered, undecided, gap } = this.counts;
    return tampered > 0 ? 30 : undecided > 0 ? 20 : gap > 0 ? 10 : 0;
  }
}

/** Names of files come from strangers: nothing in them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd').slice(0, 600);
}
