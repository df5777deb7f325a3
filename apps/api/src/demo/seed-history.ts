// SPDX-License-Identifier: Apache-2.0
import { sessionRefused } from '../identity/index.js';
import type { DemoAccount, DemoAgency } from './seed-agencies.js';
import { liveDays } from './seed-agencies.js';
import type { Act, Book } from './seed-book.js';
import { later } from './seed-calendar.js';
import type { SeededFile } from './seed-files.js';
import { auditOfYouthOpened, auditSearched } from '../oversight/index.js';
import { personListed } from '../people/index.js';
import * as looks from './seed-looks.js';
import { pick, shuffle, turn } from './world/seeded.js';
import type { Role } from './world/index.js';

/** One person's day, and what is within their reach in the course of it. */
interface Day {
  book: Book;
  me: DemoAccount;
  agency: DemoAgency;
  daysAgo: number;
  files: readonly SeededFile[];
}
type Way = (day: Day) => void;

const minutes = (hour: number, minute = 0): number => hour * 60 + minute;
const chance = (day: Day, what: string, outOf: number): boolean => turn(what, day.me.signInName, day.daysAgo) % outOf === 0;
const around = (day: Day, minute: number, spread: number): Date =>
  day.agency.calendar.at(day.daysAgo, minute + (turn('time', minute, day.me.signInName, day.daysAgo) % spread));

/** Who reads late in the evening, so that a manager who asks for acts after hours finds some. */
const nightReaders: readonly string[] = ['p.raman', 'b.lindqvist', 'w.tate'];

/** Five weeks of ordinary days: who signed in, whom they listed, searched and read, and what was refused. */
export function tellDays(book: Book, agencies: readonly DemoAgency[], files: readonly SeededFile[]): void {
  for (const agency of agencies) {
    const own = files.filter((file) => file.agency === agency);
    for (let daysAgo = liveDays - 1; daysAgo >= 0; daysAgo--) {
      for (const me of agency.accounts.values()) ways[me.role]({ book, me, agency, daysAgo, files: own });
    }
  }
}

const ways: Record<Role, Way> = {
  caseworker: (day) => {
    const { me, daysAgo, agency } = day;
    const mine = (at: Date) => day.files.filter(({ worker, from }) => worker === me && from < at);
    if (nightReaders.includes(me.signInName) && chance(day, 'night', 6))
      readOn(day, around(day, minutes(21, 40), 90), mine, 'assigned', 4);
    if (agency.calendar.isWeekend(daysAgo) ? !chance(day, 'on call', 12) : chance(day, 'day off', 8)) return;
    readOn(day, around(day, minutes(8, 20), 80), mine, 'assigned', 2);
    if (!chance(day, 'out visiting', 2)) readOn(day, around(day, minutes(13), 150), mine, 'assigned', 1);
  },
  program_manager: (day) => {
    const { me, daysAgo, agency } = day;
    const theirs = (at: Date) => day.files.filter(({ worker, from }) => worker.supervisor === me.signInName && from < at);
    if (agency.calendar.isWeekend(daysAgo) || chance(day, 'day off', 7)) return;
    readOn(day, around(day, minutes(9, 30), 200), theirs, 'supervising', 2);
    if (chance(day, 'audit', 2)) ask(day, around(day, minutes(15), 90), theirs);
  },
  privacy_officer: (day) => {
    if (day.agency.calendar.isWeekend(day.daysAgo) || chance(day, 'day off', 3)) return;
    ask(day, around(day, minutes(10), 300), () => day.files);
  },
  agency_admin: (day) => {
    if (day.agency.calendar.isWeekend(day.daysAgo) || !chance(day, 'accounts', 3)) return;
    const at = around(day, minutes(11), 240);
    const happening = { relation: 'agency', resultCount: day.agency.accounts.size };
    day.book.sitting(day.me, [{ at, kind: personListed, ruleId: 'user.read', happening }]);
  },
  // Has only just been let in.
  partner: () => {},
  caregiver: (day) => {
    const { book, me } = day;
    const at = around(day, chance(day, 'morning', 3) ? minutes(6, 40) : minutes(19, 30), 110);
    const lives = (when: Date) => day.files.filter((file) => livesWith(file, me, when));
    if (chance(day, 'looks in', 4)) {
      const acts = lives(at).flatMap((file, place) => [
        looks.lookAtFile(file, later(at, place * 3), 'placed'),
        ...(chance(day, 'copy', 2) ? [looks.lookAtCopy(file, later(at, place * 3 + 1.5), 'placed')] : []),
      ]);
      book.sitting(me, acts);
    }
    // The evening after a stay ended, someone still wants to look, and finds nothing.
    const gone = day.files.find((file) => livesWith(file, me, later(at, -1440)) && !livesWith(file, me, at));
    if (gone) book.sitting(me, [looks.refused(gone, later(at, 20))]);
  },
};

function livesWith({ stays }: SeededFile, me: DemoAccount, at: Date): boolean {
  return stays.some(({ home, from, until }) => home.caregivers.includes(me) && from < at && (until === null || until > at));
}

type Relation = 'assigned' | 'supervising';
const further: readonly looks.Look[] = [
  looks.lookAtPlan,
  looks.lookAtRevision,
  looks.lookAtRevision,
  looks.lookAtTimeline,
  looks.lookAtRevisions,
];

/** A sitting: the list or a search, then so many files with something of each. */
function readOn(day: Day, at: Date, reach: (at: Date) => SeededFile[], relation: Relation, many: number): void {
  const inReach = reach(at);
  const { me, daysAgo, book, agency } = day;
  const chosen = shuffle(inReach, 'chosen', me.signInName, daysAgo, at.getUTCHours()).slice(0, many);
  if (chosen.length === 0) return;
  const acts: Act[] = [
    chance(day, 'search', 3) ? looks.search(chosen.slice(0, 1), at, relation) : looks.list(inReach, at, relation),
  ];
  chosen.forEach((file, place) => {
    const when = later(at, 1 + place * 4 + (turn('pause', at.getTime(), place) % 60) / 60);
    acts.push(looks.lookAtFile(file, when, relation));
    acts.push(pick(further, 'further', me.signInName, daysAgo, place)(file, later(when, 1.3), relation));
    if (turn('restricted', me.signInName, daysAgo, place) % 9 === 0)
      acts.push(looks.lookAtRestricted(file, later(when, 2.1), relation));
  });
  acts.push(...slips(day, later(acts.at(-1)!.at, 1), inReach));
  if (chance(day, 'mistyped', 14)) mistype(book, agency, me, later(at, -2.5));
  book.sitting(me, acts);
}

/** Now and then someone reaches for a file that is not theirs, or for restricted words when the second factor is stale. */
function slips(day: Day, at: Date, inReach: readonly SeededFile[]): Act[] {
  if (chance(day, 'stale', 19)) return [looks.refused(pick(inReach, 'stale', day.daysAgo), later(at, 14), 'step-up')];
  if (!chance(day, 'outside', 17)) return [];
  const outside = day.files.filter((file) => !inReach.includes(file));
  return outside.length === 0 ? [] : [looks.refused(pick(outside, 'outside', day.me.signInName, day.daysAgo), at)];
}

function mistype(book: Book, { id }: DemoAgency, me: DemoAccount, at: Date): void {
  const happening = { resourceId: me.id, decision: 'deny' as const, outcome: 'refused', reasonCode: 'does-not-fit' };
  book.byVisitor(id, { at, kind: sessionRefused, ruleId: 'session.own', happening });
}

/** Who saw this youth? And what was refused? Each look at the log is in the log. */
function ask(day: Day, at: Date, reach: (at: Date) => readonly SeededFile[]): void {
  const { me, daysAgo, book } = day;
  const asked = shuffle(reach(at), 'asked', me.signInName, daysAgo).slice(0, 2);
  const acts = asked.map(({ id }, place): Act => {
    const resultCount = 10 + (turn('answers', me.signInName, daysAgo, place) % 40);
    const kind = place === 0 ? auditOfYouthOpened : auditSearched;
    return { at: later(at, place * 2.5), kind, ruleId: 'audit.read', happening: { resourceId: id, subjects: [id], resultCount } };
  });
  book.sitting(me, acts);
}
