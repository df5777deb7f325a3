// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Config } from '../config.js';
import type { HarborRequest } from './route.js';

export const HTTP_LOG = Symbol('http log');

/**
 * One JSON line per happening on standard output. Lines hold ids, codes and route patterns, never an address as
 * it was called, a query, a header, a body or a name: logs are kept longer and read by more people than records.
 */
export function createLogger(level: Config['logLevel'], out: DestinationStream = destination({ dest: 1, sync: false })): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    out,
  );
}

/** Writes a line for each answer, also for those the router gives by itself. */
export function logAnswers(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', (request: HarborRequest, reply, done) => {
    const answer = {
      requestId: request.id,
      method: request.method,
      route: request.is404 ? undefined : request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      role: request.ctx?.actor.role,
    };
    log.info(answer, 'answered');
    done();
  });
}

/** What of an error may be logged. */
export interface LoggedError {
  error: string;
  /** SQLSTATE or Node's code. */
  code?: string;
  constraint?: string;
  /** Words, with everything in quotes masked; none from the database, whose words hold values. */
  message?: string;
  stack: string[];
}

/**
 * An error without what it may quote: parsers and the database repeat values in their messages, drivers carry
 * parameters and row values as properties. Name, code, constraint and the places in the code are enough to find it.
 */
export function describeError(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) return { error: typeof thrown, stack: [] };
  const { code, constraint, driverError } = thrown as { code?: unknown; constraint?: unknown; driverError?: unknown };
  const isQuoting =
    driverError !== undefined || thrown instanceof SyntaxError || (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code));
  return {
    error: thrown.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(isQuoting ? {} : { message: mask(thrown.message) }),
    stack: places(thrown),
  };
}

function mask(words: string): string {
  return words.replace(/(["'`]).*?\1/gs, '$1…$1').slice(0, 200);
}

function places(error: Error): string[] {
  const cause = error.cause instanceof Error ? [`caused by ${error.cause.name}`, ...places(error.cause).slice(0, 10)] : [];
  return [...(error.stack?.split('\n') ?? []).filter((line) => /^\s+at /.test(line)).map((line) => line.trim()), ...cause];
}

/** Nest's own lines, in the same form. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.to.debug(fields(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.to.warn(fields(message, rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    // The start says in words why it cannot listen; this would be a second line, before it.
    if (typeof message === 'string' && message.startsWith('Error: listen ')) return;
    this.to.error(fields(message, rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.to.debug(fields(message, rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.to.trace(fields(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.to.fatal(fields(message, rest));
  }
}

/** Nest calls `(message, …, context)`; the context is the name of the class that speaks. */
function fields(message: unknown, rest: unknown[]): object {
  const context = rest.at(-1);
  return { ...said(message), ...(typeof context === 'string' ? { context } : {}) };
}

function said(message: unknown): object {
  if (message instanceof Error) return describeError(message);
  if (typeof message === 'object' && message !== null) return ownFields(message);
  return { msg: mask(String(message)) };
}

/** Of an object its own flat fields, such as a request's id and a reason code; what is nested may be anything and stays out. */
function ownFields(message: object): object {
  const isFlat = ([, value]: [string, unknown]) => ['string', 'number', 'boolean'].includes(typeof value);
  const fields = Object.entries(message as Record<string, unknown>).filter(isFlat);
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]));
}
