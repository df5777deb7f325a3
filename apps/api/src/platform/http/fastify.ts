// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Refusal, Unreadable } from '../refusal.js';
import { refuseCrossSite } from './cross-site.js';
import { securityHeaders } from './headers.js';
import { readJsonBody } from './json-body.js';
import { logAnswers } from './logging.js';
import { ofFramework } from './problem.js';
import { sendProblem } from './problem.filter.js';
import { parseQuery, refuseUnreadableQuery } from './query-string.js';
import { answerRaw, refuseOnSocket } from './raw-answer.js';
import type { HarborRequest } from './route.js';

/** What one client may use up. */
export interface Limits {
  /** Longest body, in bytes. */
  bodyBytes: number;
  /** Longest request line and headers together, in bytes. */
  headerBytes: number;
  /** Longest single part of a path that is a parameter, in characters. */
  paramLength: number;
  /** Until the headers are in; until the whole request is in; until a connection on which nothing moves is cut. In ms. */
  headersMs: number;
  requestMs: number;
  idleMs: number;
  /** How often the first two are looked at, in ms: a client is cut so much late at most. */
  checkMs: number;
  /** Connections at once; further ones are closed unanswered. */
  connections: number;
}

/** A slow client is gone after 17 seconds. */
export const usualLimits: Limits = {
  bodyBytes: 1_048_576,
  headerBytes: 16_384,
  paramLength: 200,
  headersMs: 8_000,
  requestMs: 15_000,
  idleMs: 17_000,
  checkMs: 1_000,
  connections: 2_000,
};

/** Keeps Nest from adding its own parsers, which take more than our JSON. */
class JsonOnlyAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {}
}

/**
 * The HTTP server: one strict way in, and the same headers and the same kind of refusal on every answer it
 * can give, Nest asked or not. Closing it stops taking connections and finishes the requests in flight.
 */
export function createAdapter(log: Logger, limits: Limits = usualLimits): FastifyAdapter {
  const adapter = new JsonOnlyAdapter({
    logger: false,
    skipMiddie: true,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.idleMs,
    keepAliveTimeout: limits.idleMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: limits.paramLength, querystringParser: parseQuery },
    genReqId: () => randomUUID(),
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkMs,
      // Node's own answer to a missing Host has none of our headers; `admit` refuses it.
      requireHostHeader: false,
    },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, withHeaders(request, reply), log),
    clientErrorHandler: (error: Error, socket: Socket) => refuseOnSocket(error, socket, log),
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.server.maxConnections = limits.connections;
  fastify.server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => answerRaw(response, ofFramework(417)));
  fastify.decorateRequest('ctx');
  fastify.decorateRequest('bodyHash');
  takeJsonOnly(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    withHeaders(request, reply);
    done(whyNot(request));
  });
  endConnectionsWhenClosing(fastify);
  logAnswers(fastify, log);
  return adapter;
}

/** A request in flight at closing is answered, and told that its connection ends: else closing waits for the client to let go. */
function endConnectionsWhenClosing(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  fastify.addHook('onSend', (_, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** What stands on every answer, the id under which the log and the audit know it included. */
function withHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.headers(securityHeaders).header('x-request-id', request.id);
}

/** What every request must satisfy before anybody looks at who asks. */
function whyNot(request: HarborRequest): Refusal | undefined {
  try {
    if (!request.headers.host) throw new Unreadable('host-required', 'Send exactly one Host header.');
    refuseUnreadableQuery(request.query);
    refuseCrossSite(request.method, request.headers);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function takeJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: HarborRequest, bytes: Buffer, done) => {
    try {
      const charset = /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset && !/^utf-?8$/i.test(charset)) throw ofFramework(415);
      // Only a request that may be repeated needs it.
      if (request.headers['idempotency-key'] !== undefined) request.bodyHash = createHash('sha256').update(bytes).digest();
      done(null, readJsonBody(bytes));
    } catch (error) {
      done(error instanceof Error ? error : new Error('unknown'));
    }
  });
}
