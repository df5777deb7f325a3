// SPDX-License-Identifier: Apache-2.0
import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@harbor/contracts';
import { DatabaseAway, NotVisible, Refusal, SignInRequired } from '../refusal.js';
import { isOutage } from './outage.js';

export const problemType = 'application/problem+json; charset=utf-8';
const mostFields = 50;

/** An answer that says no, ready to send. */
export interface ProblemReply {
  status: number;
  headers: Record<string, string>;
  body: Problem;
}

/** The refusal behind whatever was thrown; `undefined` for a bug. Words of frameworks and drivers are never passed on. */
export function asRefusal(thrown: unknown): Refusal | undefined {
  if (thrown instanceof Refusal) return thrown;
  const status = statusOf(thrown);
  if (status !== undefined && status < 500) return ofFramework(status);
  if (isOutage(thrown)) return new DatabaseAway();
  // A health check that is not well throws this; what exactly is not well is for the log.
  return status === 503 ? new Refusal(503, 'not-ready', 'The server is not ready. Try again in a few seconds.') : undefined;
}

/** @param requestId a UUID, told to the person and found in the log */
export function problemReply(refusal: Refusal | undefined, requestId: string): ProblemReply {
  const { status, code, detail, more } = refusal ?? internal(requestId);
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    instance: `urn:uuid:${requestId}`,
  };
  if (more.errors) body.errors = more.errors.slice(0, mostFields);
  if (more.current !== undefined) body.current = more.current;
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return { status, headers: { ...challenge, ...more.headers }, body };
}

function internal(requestId: string): Refusal {
  const detail = `Something went wrong on our side. Nothing you typed was changed. Give this code to your administrator: ${requestId}`;
  return new Refusal(500, 'internal', detail);
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = thrown instanceof Error ? (thrown as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

/** What routers, parsers and sockets refuse before any of our code runs. */
export function ofFramework(status: number): Refusal {
  switch (status) {
    case 401:
      return new SignInRequired();
    case 403:
    case 404:
      return new NotVisible();
    case 408:
      return new Refusal(
        408,
        'request-too-slow',
        'The request took too long to arrive, so it was dropped. Nothing was changed. Try again.',
      );
    case 413:
      return new Refusal(413, 'body-too-large', 'The body is larger than 1 MiB. Send less at once.');
    case 414:
      return new Refusal(414, 'address-too-long', 'A part of the address is too long.');
    case 415:
      return new Refusal(415, 'body-not-json', 'Send the body as JSON: content-type application/json, in UTF-8.');
    case 417:
      return new Refusal(
        417,
        'expectation-unknown',
        'The Expect header asks for something this server does not do. Leave it out.',
      );
    case 429:
      return new Refusal(429, 'too-many-requests', 'Too many requests. Wait a minute, then try again.', {
        headers: { 'retry-after': '60' },
      });
    case 431:
      return new Refusal(
        431,
        'headers-too-large',
        'The headers of the request are too large. Delete the cookies of this site and try again.',
      );
    default:
      return new Refusal(
        status,
        'request-unreadable',
        'The request cannot be read. Check the address, the headers and the length of the body.',
      );
  }
}
