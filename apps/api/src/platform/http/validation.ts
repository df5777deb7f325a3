// SPDX-License-Identifier: Apache-2.0
import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldProblem, Unprocessable, Unreadable } from '../refusal.js';
import { escapeKey, fitMessage, shapeOf } from './message-shape.js';

/**
 * Checks bodies and queries against the class the handler names. What is unknown is refused, never trimmed;
 * nothing is converted, but numbers in a query and ids to lower case; and every place that does not fit is named with what would.
 * The classes were seen by the route census before the first request.
 *
 * @throws Unreadable 400 when a body is needed and there is none
 * @throws Unprocessable 422 with a pointer, a code and plain words for each place
 */
@Injectable()
export class FieldsPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' && type !== 'query') return value;
    if (typeof value !== 'object' || value === null) {
      throw new Unreadable('body-required', 'This request needs a body: one JSON object, with content-type application/json.');
    }
    return readMessage(metatype as Type<object>, value, type === 'query');
  }
}

/** A message as an instance of its class. @throws Unprocessable */
export function readMessage(type: Type<object>, value: object, isQuery = false): object {
  const problems: FieldProblem[] = [];
  const message = fitMessage(shapeOf(type), value, { isQuery, problems });
  const isKnown = new Set(problems.map(({ pointer }) => pointer));
  for (const error of validateSync(message, { forbidUnknownValues: true })) {
    collect(error, isQuery ? '?' : '/', (problem) => isKnown.has(problem.pointer) || problems.push(problem));
  }
  if (problems.length > 0) throw new Unprocessable(problems);
  return message;
}

function collect(error: ValidationError, before: string, add: (problem: FieldProblem) => void): void {
  const pointer = `${before}${escapeKey(error.property)}`;
  for (const child of error.children ?? []) collect(child, `${pointer}/`, add);
  if (!error.constraints) return;
  if (error.value === undefined) {
    add({ pointer, code: 'required', detail: 'This is needed.' });
    return;
  }
  for (const [name, message] of Object.entries(error.constraints)) {
    add({ pointer, code: codeOf(name), detail: detailOf(name, message, error.property) });
  }
}

/** `maxLength` → `max-length`, `isInt` → `int`: stable, because it is the name of the rule. */
function codeOf(constraint: string): string {
  const name = constraint.replace(/^is(?=[A-Z])/, '');
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);
}

/** The rule's own words, which never hold the value, without the name of the field: the pointer says that. */
function detailOf(constraint: string, message: string, property: string): string {
  if (constraint === 'matches' && message.endsWith('regular expression')) {
    return 'This is not written in the form it needs; the API document shows the form.';
  }
  const words = message
    .replace(`each value in ${property} `, 'each of these ')
    .replace(`each value in nested property ${property} `, 'each of these ')
    .replace(`${property} `, 'this ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
