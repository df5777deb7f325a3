// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Refusal } from '../refusal.js';
import { securityHeaders } from './headers.js';
import { ofFramework, problemReply, problemType } from './problem.js';

/** Answers where there is a response but no Fastify around it. */
export function answerRaw(response: ServerResponse, refusal: Refusal): void {
  const { status, headers, text } = written(refusal);
  response.writeHead(status, headers).end(text);
}

/**
 * Refuses what never became a request: malformed lines, headers that are too large, clients that are too slow.
 * Bytes on a bare socket, because there is nothing else.
 */
export function refuseOnSocket(error: Error & { code?: string }, socket: Socket, log: Logger): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, headers, text, requestId } = written(ofFramework(statusOf(error.code)));
  log.info({ requestId, status }, 'answered');
  // An answer that is already being written must not get a second one into its middle.
  if (!socket.writable || hasBegunToAnswer(socket)) {
    socket.destroy();
    return;
  }
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${text}`, () => socket.destroy());
}

function written(refusal: Refusal): { status: number; headers: Record<string, string>; text: string; requestId: string } {
  const requestId = randomUUID();
  const { status, headers, body } = problemReply(refusal, requestId);
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  return {
    status,
    headers: { ...securityHeaders, ...headers, 'x-request-id': requestId, 'content-type': problemType, 'content-length': length },
    text,
    requestId,
  };
}

function statusOf(code: string | undefined): number {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413;
    default:
      return 400;
  }
}

/** Node keeps the response of the moment on the socket, and asks it the same question in its own default. */
function hasBegunToAnswer(socket: Socket & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}
