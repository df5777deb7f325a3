// SPDX-License-Identifier: Apache-2.0
import { awayPool } from './plan-pool-away.js';
import { peoplePool } from './plan-pool-people.js';
import { steadyPool } from './plan-pool-steady.js';
import { me } from './plan-voices.js';
import { shuffle, turn } from './seeded.js';
import type { DemoYouth, Language, PlanAudience, PlanItem, PlanSection, PlanStage, PoolEntry } from './shapes.js';
import { demoYouth } from './youth.js';

export const planPool: Readonly<Record<PlanSection, readonly PoolEntry[]>> = { ...steadyPool, ...peoplePool, ...awayPool };

interface SectionLayout {
  section: PlanSection;
  stages: readonly PlanStage[];
  /** Who an answer here is usually for, and what a youth sometimes chooses instead. */
  audience: readonly [usual: PlanAudience, sometimes: PlanAudience];
  oftenSkipped: boolean;
}

const settled: PlanStage[] = ['in_placement', 'first_72_hours', 'transition'];
const everyday: PlanStage[] = ['in_placement', 'at_recovery', 'first_72_hours', 'transition'];
const always: PlanStage[] = ['in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition'];

// The built-in template, as far as the demo needs it; a test holds the two together. Sections that are shown closed
// (places, leaving, surroundings) never have a caregiver among their audiences.
// prettier-ignore
const layout: readonly SectionLayout[] = [
  { section: 'about_me',       stages: everyday, audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'grounding',      stages: everyday, audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'triggers',       stages: settled, audience: ['caregiver', 'team'], oftenSkipped: true },
  { section: 'warning_signs',  stages: settled, audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'safe_people',    stages: always, audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'safe_places',    stages: ['in_placement', 'while_missing', 'transition'], audience: ['team', 'youth_and_worker'], oftenSkipped: true },
  { section: 'run_risk',       stages: ['in_placement', 'transition'], audience: ['team', 'youth_and_worker'], oftenSkipped: true },
  { section: 'while_missing',  stages: ['in_placement', 'while_missing', 'transition'], audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'at_recovery',    stages: ['in_placement', 'while_missing', 'at_recovery'], audience: ['caregiver', 'team'], oftenSkipped: false },
  { section: 'digital_safety', stages: settled, audience: ['team', 'caregiver'], oftenSkipped: true },
  { section: 'professionals',  stages: always, audience: ['caregiver', 'caregiver'], oftenSkipped: false },
  { section: 'environment',    stages: settled, audience: ['team', 'youth_and_worker'], oftenSkipped: true },
  { section: 'sharing',        stages: everyday, audience: ['youth_and_worker', 'caregiver'], oftenSkipped: true },
];

const pronounsInSpanish: Readonly<Record<string, string>> = {
  'he/him': '“él”',
  'she/her': '“ella”',
  'they/them': '“elle”',
  'he/they': '“él” o “elle”',
};

/** What a youth says first: the name and pronouns that are right, and their nation where they have one. */
function ownFacts(youth: DemoYouth): PoolEntry[] {
  const pronouns = pronounsInSpanish[youth.pronouns] ?? youth.pronouns;
  const name = me(
    `Call me ${youth.usedName}. My pronouns are ${youth.pronouns}.`,
    `Dime ${youth.usedName}. Mi pronombre es ${pronouns}.`,
  );
  const nations = youth.tribalNations.map((nation) =>
    me(`My nation: ${nation}. Help me stay close to my people.`, `Mi nación: ${nation}. Ayúdenme a seguir cerca de mi gente.`),
  );
  return [name, ...nations];
}

/**
 * The section's entries in this youth's own order. The order depends on youth and section only, so the same aunt is in
 * every plan; a later edition moves on by a few entries in some sections, as a review does.
 */
function entriesFor(youth: DemoYouth, section: PlanSection, edition: number): PoolEntry[] {
  const pool = planPool[section];
  const mixed = shuffle(pool, 'entries', youth.index, section);
  if (section === 'about_me') return [...ownFacts(youth), ...mixed];
  // The worker's own numbers come first: a plan without them is no use at night.
  if (section === 'professionals') return [...pool.slice(0, 1), ...mixed.filter((entry) => entry !== pool[0])];
  let moved = 0;
  for (let turnOf = 1; turnOf <= edition; turnOf++) moved += turn('edition', youth.index, section, turnOf) % 3 === 0 ? 1 : 0;
  const turned = [...mixed.slice(moved), ...mixed.slice(0, moved)];
  if (section !== 'safe_people') return turned;
  // A note that people were asked is no use before the youth has named one.
  return [...turned.filter(({ voice }) => voice === 'youth'), ...turned.filter(({ voice }) => voice !== 'youth')];
}

/**
 * One entry for each open section, the youth's own facts in full, then more, spread evenly, until there are as many as
 * this youth had to say.
 */
function countsFor(youth: DemoYouth, stage: PlanStage): Map<PlanSection, number> {
  const open = layout.filter(({ section, stages, oftenSkipped }) => {
    return stages.includes(stage) && !(oftenSkipped && turn('skip', youth.index, stage, section) % 3 === 0);
  });
  const counts = new Map(open.map(({ section }) => [section, section === 'about_me' ? ownFacts(youth).length : 1]));
  const wanted = 9 + (turn('many', youth.index, stage) % 8);
  let total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (let round = 2; total < wanted; round++) {
    for (const { section } of shuffle(open, 'more', youth.index, stage, round)) {
      if (total === wanted) break;
      if ((counts.get(section) ?? 0) >= round) continue;
      counts.set(section, round);
      total++;
    }
  }
  return counts;
}

function itemOf(youth: DemoYouth, place: SectionLayout, entry: PoolEntry, language: Language): PlanItem {
  const { section, audience } = place;
  const throughInterpreter =
    youth.interpreterLanguage !== null && entry.voice === 'youth' && turn('voice', youth.index, entry.en) % 2 === 0;
  return {
    section,
    text: entry[language],
    voice: throughInterpreter ? 'interpreter' : entry.voice,
    basis: entry.basis,
    audience: turn('audience', youth.index, entry.en) % 6 === 0 ? audience[1] : audience[0],
  };
}

/**
 * Eight to sixteen items of one youth's plan at one stage, in the order of the sections. The same arguments always give
 * the same items. `edition` counts reviews: from one to the next some entries leave and others come.
 *
 * Refuses a youth who is not in `demoYouth`.
 */
export function planItemsFor(youthIndex: number, stage: PlanStage, language: Language, edition = 0): PlanItem[] {
  const youth = demoYouth[youthIndex];
  if (!youth) throw new Error(`There is no demo youth ${youthIndex}.`);
  const counts = countsFor(youth, stage);
  return layout.flatMap((place) =>
    entriesFor(youth, place.section, edition)
      .slice(0, counts.get(place.section) ?? 0)
      .map((entry) => itemOf(youth, place, entry, language)),
  );
}
