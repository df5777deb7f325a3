// SPDX-License-Identifier: Apache-2.0
import { type BaseKind, fosterTraits, type LayerEndReason, type PlaceYouth, type PlanMove } from '@harbor/contracts';
import { type FieldProblem, Unprocessable } from '../platform/refusal.js';
import { KindDoesNotFitHome } from './placements.errors.js';

const withoutHome: ReadonlySet<BaseKind> = new Set<BaseKind>(['placed_at_home', 'not_placed_yet']);

/** What of a placement does not fit together. @throws Unprocessable naming each field */
export function requireFitting({ traits, follows, endedReason, ...asked }: PlaceYouth): void {
  refuseAny([
    ...homeProblems(asked),
    ...(traits && asked.kind !== 'foster_family_home'
      ? [problem('/traits', 'only-of-foster-homes', 'Only a foster family home has these. Leave them out.')]
      : []),
    ...(follows !== null && endedReason === undefined
      ? [problem('/endedReason', 'required', 'Say why the placement in force ends.')]
      : []),
    ...(follows === null && endedReason !== undefined
      ? [problem('/endedReason', 'nothing-ends', 'Nothing ends with a first placement. Leave it out.')]
      : []),
  ]);
}

/** @throws Unprocessable */
export function requireFittingMove(asked: PlanMove, today: string): void {
  refuseAny([
    ...homeProblems(asked, false),
    ...(asked.expectedOn < today ? [problem('/expectedOn', 'in-the-past', 'Choose today or a later day.')] : []),
  ]);
}

function homeProblems({ kind, homeId }: { kind: BaseKind; homeId?: string }, isHomeNeeded = true): FieldProblem[] {
  if (isHomeNeeded && kind === 'foster_family_home' && !homeId) {
    return [problem('/homeId', 'required', 'Say which foster family home.')];
  }
  return homeId && withoutHome.has(kind)
    ? [problem('/homeId', 'no-home-of-this-kind', 'This kind of arrangement has no home. Leave it out.')]
    : [];
}

/** A youth is placed in a foster family home where the home is one, and nowhere else. @throws KindDoesNotFitHome */
export function requireFittingKind(kind: BaseKind, ofHome: readonly string[] | undefined): void {
  if (ofHome && ofHome.includes('foster_family_home') !== (kind === 'foster_family_home')) throw new KindDoesNotFitHome();
}

const reasonsToEnd: Record<string, ReadonlySet<LayerEndReason>> = {
  respite: new Set<LayerEndReason>(['respite_complete', 'other']),
  away: new Set<LayerEndReason>(['came_back', 'was_found', 'other']),
};

/** @throws Unprocessable */
export function requireFittingReason(layer: string, reason: LayerEndReason): void {
  const fitting = reasonsToEnd[layer];
  if (!fitting || fitting.has(reason)) return;
  refuseAny([problem('/reason', 'not-of-this-layer', `This ends as one of: ${[...fitting].join(', ')}.`)]);
}

/**
 * The traits of a foster family home, of which AFCARS asks for at least one (E114–E119): as told, or as the home has them.
 *
 * @throws Unprocessable
 */
export function traitsFor({ kind, traits }: PlaceYouth, ofHome: readonly string[] = []): string[] {
  if (kind !== 'foster_family_home') return [];
  const known = traits ?? fosterTraits.filter((trait) => ofHome.includes(trait));
  if (known.length === 0)
    refuseAny([problem('/traits', 'required', 'Say what kind of foster family home this is: at least one.')]);
  return known;
}

/**
 * The instant asked for, or now.
 *
 * @throws Unprocessable when it is in the future, or not after `after`
 */
export function instantFor(pointer: string, asked: string | undefined, now: Date, after?: Date): Date {
  const instant = asked === undefined ? now : new Date(asked);
  if (instant > now) refuseAny([problem(pointer, 'in-the-future', 'Choose a time that has passed, or leave it out for now.')]);
  if (after && instant <= after)
    refuseAny([problem(pointer, 'too-early', 'Choose a time after the arrangement in force began.')]);
  return instant;
}

/** @throws Unprocessable naming each */
export function refuseAny(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new Unprocessable(problems);
}

export function problem(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
