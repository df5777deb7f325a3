// SPDX-License-Identifier: Apache-2.0
import type { Type } from '@nestjs/common';
import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { readIfMatch } from './route.js';
import { UuidPipe } from './uuid.pipe.js';

/** What Nest remembers of a decorated argument. */
interface Argument {
  index: number;
  data?: unknown;
  pipes?: unknown[];
  /** Of our own decorators: the function that reads the value. */
  factory?: unknown;
}

export interface Arguments {
  body: Type<object> | undefined;
  query: Type<object> | undefined;
  asksIfMatch: boolean;
  /** Parameters of the path that are ids. */
  pathIds: string[];
}

const builtIn = new Set<unknown>([Object, String, Number, Boolean, Array, Date, Function, undefined]);

/**
 * What a handler takes from the request.
 *
 * @throws Error in words that continue "EpisodeController.report …", where something would reach the handler unchecked
 */
export function argumentsOf(controller: Type, method: string): Arguments {
  const remembered = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, Argument>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as unknown[];
  const found: Arguments = { body: undefined, query: undefined, asksIfMatch: false, pathIds: [] };
  for (const [key, argument] of Object.entries(remembered)) {
    if (argument.factory === readIfMatch) found.asksIfMatch = true;
    switch (Number(key.split(':')[0])) {
      case RouteParamtypes.BODY:
        found.body = messageClass(types, argument, 'body');
        break;
      case RouteParamtypes.QUERY:
        found.query = messageClass(types, argument, 'query');
        break;
      case RouteParamtypes.PARAM:
        if (argument.data === undefined || !argument.pipes?.length) {
          throw new Error('takes a part of the path unchecked: name it and give it a pipe, such as @Param("youthId", UuidPipe).');
        }
        if (argument.pipes.includes(UuidPipe)) found.pathIds.push(String(argument.data));
        break;
      case RouteParamtypes.RESPONSE:
        if (!Reflect.hasMetadata(RESPONSE_PASSTHROUGH_METADATA, controller, method)) {
          throw new Error(
            'writes its own answer: use @Res({ passthrough: true }), so that @Returns still decides what is written.',
          );
        }
        break;
    }
  }
  return found;
}

function messageClass(types: unknown[], { index, data }: Argument, what: string): Type<object> {
  const type = types[index];
  if (data !== undefined)
    throw new Error(`takes one field of its ${what} by name: take the whole ${what} as a class, so that it is checked.`);
  if (builtIn.has(type))
    throw new Error(`takes its ${what} without a class (an interface, or an "import type"), so nothing would be checked.`);
  return type as Type<object>;
}
