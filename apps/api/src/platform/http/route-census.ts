// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { isSealedAsListed, isSealedFirst, type Permission } from '@harbor/policy';
import { CannotStart } from '../cannot-start.js';
import { argumentsOf } from './handler-arguments.js';
import { shapeOf } from './message-shape.js';
import { EXEMPT, PERMISSION, PUBLIC, RETURNS, type Returns, UNVERSIONED } from './route.js';

/** One route as declared. */
export interface Route {
  /** `GET`, `POST`, … */
  method: string;
  /** As declared, from the root: `/api/v1/youth/:youthId/plan`. */
  path: string;
  /** `PlanController.read` */
  handler: string;
  /** The function Nest calls, to find the route by. */
  callback: object;
  /** Exactly one of the two is there. */
  permission: Permission | undefined;
  publicReason: string | undefined;
  returns: Returns;
  /** The class of the body, of the query. Without one, the route takes none. */
  body: Type<object> | undefined;
  query: Type<object> | undefined;
  /** Parameters of the path that are ids of ours (`UuidPipe`). */
  pathIds: string[];
  needsIdempotencyKey: boolean;
  needsIfMatch: boolean;
  /** Whether its answer leaves only after its event is sealed: what the policy marks `!`. */
  isSealedFirst: boolean;
}

/** Every route there is. Tests and the API document are generated from it, so a new route is covered without anyone remembering. */
@Injectable()
export class RouteCensus implements OnModuleInit {
  private taken: readonly Route[] | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  get routes(): readonly Route[] {
    return (this.taken ??= takeCensus(this.modules));
  }

  /** @throws CannotStart naming the first route that is not declared in full */
  onModuleInit(): void {
    for (const { handler, body, query } of this.routes) {
      for (const message of [body, query]) if (message) declared(handler, () => shapeOf(message));
    }
  }
}

/** @throws CannotStart naming the first route that is not declared in full */
export function takeCensus(modules: ModulesContainer): Route[] {
  const controllers = new Set<Type>();
  for (const module of modules.values()) {
    for (const { metatype } of module.controllers.values()) if (typeof metatype === 'function') controllers.add(metatype as Type);
  }
  return [...controllers].flatMap(routesOf).sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

function routesOf(controller: Type): Route[] {
  const routes: Route[] = [];
  for (
    let prototype = controller.prototype as object;
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    for (const [name, { value: callback }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof callback !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, callback as object)) continue;
      const handler = `${controller.name}.${name}`;
      routes.push(...declared(handler, () => routesAt(controller, name, callback as object, handler)));
    }
  }
  return routes;
}

function routesAt(controller: Type, name: string, callback: object, handler: string): Route[] {
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, callback) as RequestMethod];
  const said = <T>(key: string) => Reflect.getMetadata(key, callback) as T | undefined;
  const permission = said<Permission>(PERMISSION);
  const publicReason = said<string>(PUBLIC);
  const returns = said<Returns>(RETURNS);
  const { body, query, asksIfMatch, pathIds } = argumentsOf(controller, name);
  if ((permission === undefined) === (publicReason === undefined)) {
    throw new Error(`must have exactly one of @Allow and @Public, but has ${permission === undefined ? 'neither' : 'both'}.`);
  }
  if (permission && !isSealedAsListed(permission))
    throw new Error(`asks for ${permission}, which is sealed before its effect by the list of such acts, but not by the table.`);
  if (!returns) throw new Error('has no @Returns: nothing says what of its answer may be written.');
  if (returns.views.length === 0 && returns.status !== 204 && !returns.contentType)
    throw new Error('returns no view, so its status must be 204.');
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(method))
    throw new Error(`answers ${method}: use @Get, @Post, @Put, @Patch or @Delete.`);
  if (body && method === 'GET') throw new Error('takes a body, but GET has none.');
  if (/^(PUT|PATCH|DELETE)$/.test(method) && !asksIfMatch && said(UNVERSIONED) === undefined) {
    throw new Error('changes something without a version: take @IfMatch(), or say @NoIfMatch(why).');
  }
  const needsIdempotencyKey = method === 'POST' && said(EXEMPT) === undefined;
  const route = {
    method,
    handler,
    callback,
    permission,
    publicReason,
    returns,
    body,
    query,
    pathIds,
    needsIdempotencyKey,
    needsIfMatch: asksIfMatch,
    isSealedFirst: permission !== undefined && isSealedFirst(permission),
  };
  return pathsOf(controller, callback).map((path) => ({ ...route, path }));
}

function pathsOf(controller: Type, callback: object): string[] {
  const read = (target: object) => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
  const join = (...parts: string[]) =>
    `/${parts
      .map((part) => part.replace(/^\/+|\/+$/g, ''))
      .filter(Boolean)
      .join('/')}`;
  return read(controller).flatMap((start) => read(callback).map((end) => join(start, end)));
}

function declared<T>(handler: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CannotStart(`${handler} ${error instanceof Error ? error.message : 'is not declared'}`);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
