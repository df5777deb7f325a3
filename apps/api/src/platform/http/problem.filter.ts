// SPDX-License-Identifier: Apache-2.0
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { describeError, HTTP_LOG } from './logging.js';
import { asRefusal, problemReply, problemType } from './problem.js';
import type { HarborRequest } from './route.js';

/**
 * Turns everything thrown into one kind of answer (RFC 9457). A refusal is given as it is; a bug is a bare 500
 * with the request's id, under which the log holds its stack, and never a word of the database's or a driver's.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(HTTP_LOG) private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(thrown, http.getRequest<HarborRequest>(), http.getResponse<FastifyReply>(), this.log);
  }
}

/** Also what the router calls for requests that never reach Nest. */
export function sendProblem(thrown: unknown, request: HarborRequest, reply: FastifyReply, log: Logger): void {
  const refusal = asRefusal(thrown);
  const { status, headers, body } = problemReply(refusal, request.id);
  if (status >= 500) {
    const line = { requestId: request.id, route: request.routeOptions.url, status, ...describeError(thrown) };
    if (refusal) log.warn(line, refusal.code);
    else log.error(line, 'bug');
  }
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer is out: only cutting the connection still tells the client that it is not whole.
    reply.raw.destroy();
    return;
  }
  // Kept open after a body that is too large, else the client is still sending and never reads why.
  if (status === 413) reply.removeHeader('connection');
  void reply.code(status).headers(headers).header('content-type', problemType).send(JSON.stringify(body));
}
