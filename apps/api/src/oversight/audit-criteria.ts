// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@harbor/calendar';
import type { AuditCountQuery, AuditSearch, ExportAudit } from '@harbor/contracts';
import { eventKinds } from '../ledger/index.js';
import { type FieldProblem, Unprocessable } from '../platform/refusal.js';

const mostDays = 92;

/** @throws Unprocessable when the days lie the wrong way round or too many are asked for */
export function requireFewDays({ from, to }: AuditCountQuery): void {
  if (from > to) refuse([endsBeforeItBegins]);
  // A range that begins near the end of the calendar has no 92nd day; it is short in any case.
  if (from < '2200-01-01' && to > addDays(from, mostDays - 1)) {
    refuse([{ pointer: '/to', code: 'range-too-long', detail: `Ask for at most ${mostDays} days at once, both included.` }]);
  }
}

/** @throws Unprocessable when the range is empty, or an action is none that this system records */
export function requireSense({ from, to, actions = [] }: AuditSearch): void {
  const known = new Set(eventKinds().map(({ action }) => action));
  const problems = actions.flatMap((action, index) =>
    known.has(action)
      ? []
      : [
          {
            pointer: `/actions/${index}`,
            code: 'not-in-list',
            detail: 'No act has this code; the list of actions has them all.',
          },
        ],
  );
  const isBackwards = from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to);
  if (isBackwards) problems.push(endsBeforeItBegins);
  refuse(problems);
}

const mostDaysOfFile = 366;

/** @throws Unprocessable as of a search; also when the range is longer than a year */
export function requireSomeDays(asked: ExportAudit): void {
  requireSense(asked);
  if (Date.parse(asked.to) - Date.parse(asked.from) > mostDaysOfFile * 86_400_000)
    refuse([{ pointer: '/to', code: 'range-too-long', detail: `Ask for at most ${mostDaysOfFile} days in one file.` }]);
}

/** What someone looked for, as codes: this goes into the event of the look. Which youth, its subjects say. */
export function criteria(asked: AuditSearch | AuditCountQuery | ExportAudit): string[] {
  return Object.entries(asked)
    .filter(([name, value]) => value !== undefined && name !== 'cursor' && name !== 'limit')
    .flatMap(([name, value]: [string, string | string[]]) =>
      name === 'youthId' ? [name] : [value].flat().map((one) => `${name}=${one}`),
    );
}

const endsBeforeItBegins = { pointer: '/to', code: 'ends-before-start', detail: 'The end must lie after the beginning.' };

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new Unprocessable(problems);
}
