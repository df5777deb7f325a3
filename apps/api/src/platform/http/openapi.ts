// SPDX-License-Identifier: Apache-2.0
import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Problem, ProblemField, type MessageClass, viewUnions } from '@harbor/contracts';
import type { ApiDocument } from './document.js';
import { describeRoute, type Operation, refusals } from './openapi-route.js';
import { describeMessage, describeUnion, describeView, messagesIn } from './openapi-message.js';
import { type Route, takeCensus } from './route-census.js';

/**
 * The API document, from the routes and message classes themselves. The classes must come from the build,
 * because the swagger plugin describes them there; the application may be a preview: nothing of it runs.
 *
 * @param docstrings what stands above each handler; without them operations have no summary
 * @throws CannotStart when a route is not declared in full
 * @throws Error when two messages share a name, two handlers an operation id, or a handler has no docstring
 */
export function buildDocument(app: INestApplication, docstrings?: Readonly<Record<string, string>>): ApiDocument {
  const routes = takeCensus(app.get(ModulesContainer));
  const messages = messagesIn(routes.flatMap(({ body, query }) => [body, query]).filter((type) => type !== undefined));
  const unions = viewUnions();
  const views = [...routes.flatMap(({ returns }) => returns.views), ...unions.flatMap((union) => union.views)] as Type<object>[];
  refuseNamesakes([...messages, ...views]);
  const document = SwaggerModule.createDocument(app, base(), {
    extraModels: [...new Set([...messages, ...views, Problem, ProblemField])],
    operationIdFactory: (controller, method) => operationId(controller, method),
  }) as unknown as ApiDocument;
  const schemas = document.components?.schemas ?? {};
  for (const { type, ...union } of unions) if (schemas[type.name]) describeUnion(schemas[type.name] ?? {}, union);
  for (const schema of Object.values(schemas)) describeView(schema);
  for (const message of messages) describeMessage(schemas[message.name] ?? {}, message);
  describeView(schemas['Problem'] ?? {});
  for (const route of routes) {
    const operation = operationOf(document, route);
    describeRoute(operation, route, schemas);
    if (docstrings) Object.assign(operation, wordsOf(route, docstrings));
  }
  return sorted(document, refusals(routes));
}

function base(): Parameters<typeof SwaggerModule.createDocument>[1] {
  return new DocumentBuilder()
    .setTitle('Safe Harbor')
    .setDescription(
      'Bodies are JSON objects in UTF-8. Every refusal is application/problem+json (RFC 9457) with a stable code. ' +
        'Lists give { items, next }; pass next as cursor. Instants are ISO 8601 in UTC.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'The token of a session, from signing in.' },
      'bearer',
    )
    .build();
}

/** `PlanController.read` → `planRead`. */
function operationId(controller: string, method: string): string {
  const room = controller.replace(/Controller$/, '');
  return `${room.charAt(0).toLowerCase()}${room.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

function operationOf(document: ApiDocument, { path, method, handler }: Route): Operation {
  const place = path.replace(/:(\w+)/g, '{$1}');
  const paths = document.paths as Record<string, Record<string, Operation> | undefined>;
  const operation = paths[place]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${handler} is not in the document at ${method} ${place}.`);
  return operation;
}

/** The first sentence sums it up; what more there is to say is the description. */
function wordsOf({ handler }: Route, docstrings: Readonly<Record<string, string>>): Pick<Operation, 'summary' | 'description'> {
  const [, summary, more] = /^(.+?[.?!"])(?:\s+(.+))?$/s.exec(docstrings[handler] ?? '') ?? [];
  if (!summary) throw new Error(`${handler} has no docstring: say above it in one sentence what it does.`);
  return { summary, ...(more ? { description: more } : {}) };
}

function refuseNamesakes(types: readonly MessageClass[]): void {
  const byName = new Map<string, MessageClass>();
  for (const type of types) {
    const known = byName.get(type.name);
    if (known !== undefined && known !== type)
      throw new Error(`Two messages are named ${type.name}: the document could hold only one.`);
    byName.set(type.name, type);
  }
}

/** Paths and components by name, so that the file changes only where the API does. Fields stay in their order. */
function sorted({ openapi, info, paths, components }: ApiDocument, responses: Record<string, object>): ApiDocument {
  const byName = <T extends object>(map: T): T =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
  const { title, description, version, license } = info;
  const schemas = byName(components?.schemas ?? {});
  return {
    openapi,
    info: { title, description, version, license },
    paths: byName(paths),
    components: { ...components, responses, schemas },
  };
}
