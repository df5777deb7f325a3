// SPDX-License-Identifier: Apache-2.0
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type OnModuleInit,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { CannotStart } from '../cannot-start.js';
import { Unprocessable } from '../refusal.js';
import { API_DOCUMENT, type ReadDocument } from './document.js';
import type { HarborRequest } from './route.js';
import { type Route, RouteCensus } from './route-census.js';
import { ViewWriters, type Write } from './view-writer.js';

const jsonType = 'application/json; charset=utf-8';

interface Plan {
  takesBody: boolean;
  takesQuery: boolean;
  contentType: string;
  fileName: string | undefined;
  /** Absent: the answer is bytes, or nothing. */
  write: Write | undefined;
  isVersioned: boolean;
}

/**
 * Writes the answer that `@Returns` promises, and nothing else. The writers are built once, when the server
 * starts, from the committed API document; an answer that breaks its promise is a bug (500).
 * Also refuses a body or query to a route that takes none (unknown keys are refused, never trimmed), and a change of
 * nothing.
 */
@Injectable()
export class ReturnsInterceptor implements NestInterceptor, OnModuleInit {
  private readonly plans = new Map<object, Plan>();

  constructor(
    private readonly census: RouteCensus,
    @Inject(API_DOCUMENT) private readonly document: ReadDocument,
  ) {}

  onModuleInit(): void {
    const schemas = this.document().components?.schemas ?? {};
    const writers = new ViewWriters(schemas);
    for (const route of this.census.routes) {
      try {
        this.plans.set(
          route.callback,
          planOf(route, writers, (view) => 'version' in (schemas[view]?.properties ?? {})),
        );
      } catch (error) {
        throw new CannotStart(`${route.handler}: ${error instanceof Error ? error.message : 'its answer is not described'}`);
      }
    }
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const plan = this.plans.get(context.getHandler());
    if (!plan) throw new Error('A handler runs that the census does not know.');
    const http = context.switchToHttp();
    const request = http.getRequest<HarborRequest>();
    refuseUnasked(plan, request);
    refuseNothing(request);
    return next.handle().pipe(map((value) => answer(plan, value, http.getResponse<FastifyReply>())));
  }
}

function planOf({ returns, body, query }: Route, writers: ViewWriters, isVersioned: (view: string) => boolean): Plan {
  const names = returns.views.map(({ name }) => name);
  const [only] = names;
  return {
    takesBody: body !== undefined,
    takesQuery: query !== undefined,
    contentType: returns.contentType ?? jsonType,
    fileName: returns.fileName,
    write: only === undefined ? undefined : names.length === 1 ? writers.of(only) : writers.ofOne(names),
    isVersioned: names.some(isVersioned),
  };
}

function answer({ write, contentType, fileName, isVersioned }: Plan, value: unknown, reply: FastifyReply): unknown {
  if (!write) {
    // A stream says itself of what type it is, and under which name it is kept.
    if (value instanceof StreamableFile) return value;
    if (value !== undefined) reply.header('content-type', contentType);
    if (fileName) reply.header('content-disposition', `attachment; filename="${fileName}"`);
    return value;
  }
  const json = write(value);
  reply.header('content-type', contentType);
  if (isVersioned) {
    const { version } = value as { version?: unknown };
    if (typeof version === 'number') reply.header('etag', `"${version}"`);
  }
  return json;
}

function refuseUnasked({ takesBody, takesQuery }: Plan, request: HarborRequest): void {
  if (!takesBody && request.body) refuseAny(request.body, '/');
  if (!takesQuery) refuseAny(request.query as object, '?');
}

/** @throws Unprocessable naming the first key of a message that should not be there */
export function refuseAny(message: object, before: '/' | '?'): void {
  for (const key in message) {
    const detail = before === '?' ? 'This address takes no query. Leave it out.' : 'This address takes no body. Leave it out.';
    throw new Unprocessable([{ pointer: `${before}${key.slice(0, 100)}`, code: 'unknown-field', detail }]);
  }
}

/** A change that names no field would make a version and an event of nothing. @throws Unprocessable */
function refuseNothing({ method, body }: HarborRequest): void {
  if (method !== 'PATCH' || typeof body !== 'object' || body === null || Object.keys(body).length > 0) return;
  throw new Unprocessable([{ pointer: '', code: 'nothing-to-change', detail: 'Name at least one field to change.' }]);
}
