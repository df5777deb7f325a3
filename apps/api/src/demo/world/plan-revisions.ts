// SPDX-License-Identifier: Apache-2.0
import { placementsOf } from './placements.js';
import { pick, turn } from './seeded.js';
import type { DemoArrangement, DemoYouth, Language, PlanStage, Words } from './shapes.js';
import { demoYouth } from './youth.js';

export type YouthAgreement = 'agrees' | 'agrees_in_part' | 'does_not_agree' | 'not_asked';

/**
 * One version of a youth's plan. Signed ones have a day of signing and the youth's answer; the last may be an open draft
 * or a proposal, which has neither. `stage`, `language` and `edition` are what `planItemsFor` takes.
 */
export interface DemoRevision {
  status: 'superseded' | 'signed' | 'proposed' | 'draft';
  stage: PlanStage;
  language: Language;
  edition: number;
  startedDaysAgo: number;
  signedDaysAgo: number | null;
  agreement: YouthAgreement | null;
  /** Why the youth was not asked; null for every other answer. */
  agreementWhy: Words | null;
}

interface Occasion {
  stage: PlanStage;
  daysAgo: number;
}

const mostSigned = 3;
const reviewEveryDays = 90;

const askedLater: Words = { en: 'Needed sleep. Will be asked tomorrow.', es: 'Necesitaba dormir. Se le preguntará mañana.' };
const noInterpreter: Words = {
  en: 'The interpreter could not come. A new time is set.',
  es: 'No pudo venir la persona que interpreta. Ya hay otra fecha.',
};

/**
 * A plan is made ten days after coming into care, a week after each move, at each return, and every ninety days; not
 * while the youth is away, and not two on neighbouring days, because a plan has one draft at a time.
 */
function occasionsOf(line: readonly DemoArrangement[], age: number): Occasion[] {
  const base = line.filter(({ layer }) => layer === 'base');
  const returns = line.flatMap(({ layer, toDaysAgo }) => (layer === 'away' && toDaysAgo !== null ? [toDaysAgo] : []));
  const occasions: Occasion[] = [
    ...base.map(({ fromDaysAgo }, place) => ({ stage: 'in_placement' as const, daysAgo: fromDaysAgo - (place === 0 ? 10 : 7) })),
    ...returns.flatMap((daysAgo) => [
      { stage: 'at_recovery' as const, daysAgo },
      { stage: 'first_72_hours' as const, daysAgo: daysAgo - 2 },
      { stage: 'in_placement' as const, daysAgo: daysAgo - 10 },
    ]),
  ];
  let latest = Math.min(...occasions.map(({ daysAgo }) => daysAgo));
  while (latest > reviewEveryDays + 1) {
    latest -= reviewEveryDays;
    occasions.push({ stage: age === 17 ? 'transition' : 'in_placement', daysAgo: latest });
  }
  const away = line.filter(({ layer }) => layer === 'away');
  const isAway = (daysAgo: number) => away.some((one) => daysAgo < one.fromDaysAgo && daysAgo > (one.toDaysAgo ?? -1));
  return occasions
    .filter(({ daysAgo }) => daysAgo >= 1 && !isAway(daysAgo))
    .sort((a, b) => b.daysAgo - a.daysAgo)
    .filter(({ daysAgo }, place, all) => (all[place - 1]?.daysAgo ?? Infinity) - daysAgo >= 2);
}

function answerOf(youth: DemoYouth, edition: number): Pick<DemoRevision, 'agreement' | 'agreementWhy'> {
  const answers = [
    'agrees',
    'agrees',
    'agrees',
    'agrees',
    'agrees',
    'agrees_in_part',
    'agrees_in_part',
    'does_not_agree',
    'not_asked',
  ] as const;
  const agreement = pick(answers, 'agreement', youth.index, edition);
  const why = youth.interpreterLanguage ? noInterpreter : askedLater;
  return { agreement, agreementWhy: agreement === 'not_asked' ? why : null };
}

type Unsigned = Pick<DemoRevision, 'status' | 'stage' | 'startedDaysAgo'>;

function unsignedOf(youthIndex: number, line: readonly DemoArrangement[], hasSigned: boolean): Unsigned | null {
  const awayNow = line.find(({ layer, toDaysAgo }) => layer === 'away' && toDaysAgo === null);
  if (awayNow) return { status: 'draft', stage: 'while_missing', startedDaysAgo: awayNow.fromDaysAgo };
  if (!hasSigned) return { status: 'draft', stage: 'in_placement', startedDaysAgo: 1 };
  if (youthIndex % 5 === 3) return { status: 'proposed', stage: 'in_placement', startedDaysAgo: 1 };
  if (youthIndex % 7 === 4) return { status: 'draft', stage: 'in_placement', startedDaysAgo: 1 };
  return null;
}

/**
 * The versions of a youth's plan, oldest first: at most three signed (all but the newest superseded), then at most one
 * open draft or proposal. A youth who came into care in the last ten days has only a draft.
 */
export function planRevisionsOf(youthIndex: number): DemoRevision[] {
  const youth = demoYouth[youthIndex];
  if (!youth) throw new Error(`There is no demo youth ${youthIndex}.`);
  const line = placementsOf(youthIndex);
  const language = youth.planLanguage;
  const signed = occasionsOf(line, youth.age)
    .slice(-mostSigned)
    .map(({ stage, daysAgo }, edition, all): DemoRevision => {
      const startedDaysAgo =
        daysAgo + (stage === 'in_placement' || stage === 'transition' ? turn('made', youthIndex, edition) % 3 : 0);
      const status = edition === all.length - 1 ? 'signed' : 'superseded';
      return { status, stage, language, edition, startedDaysAgo, signedDaysAgo: daysAgo, ...answerOf(youth, edition) };
    });
  const open = unsignedOf(youthIndex, line, signed.length > 0);
  if (!open) return signed;
  return [...signed, { ...open, language, edition: signed.length, signedDaysAgo: null, agreement: null, agreementWhy: null }];
}
