// SPDX-License-Identifier: Apache-2.0
import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, SetMetadata, type Type } from '@nestjs/common';
import type { Permission } from '@harbor/policy';
import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../ctx.js';
import { VersionRequired, Unreadable } from '../refusal.js';

export const PERMISSION = 'harbor:permission';
export const PUBLIC = 'harbor:public';
export const RETURNS = 'harbor:returns';
export const EXEMPT = 'harbor:no-idempotency';
export const UNVERSIONED = 'harbor:no-if-match';
export const TOGETHER = 'harbor:in-together-mode';

export interface Returns {
  status: number;
  views: Type<unknown>[];
  /** Present when the answer is bytes of this type instead of a view. */
  contentType?: string;
  /** The bytes are a file to keep under this name, not to be shown. */
  fileName?: string;
}

/** A request once the guard has let it in. */
export interface HarborRequest extends FastifyRequest {
  ctx?: Ctx;
  /** SHA-256 of the body as it came, when the request brought an Idempotency-Key. */
  bodyHash?: Buffer;
}

/** The one permission a route asks for. A route with neither this nor `@Public` stops the server from starting. */
export const Allow = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Open to anyone: sign-in, health, documents. The reason is for the reader. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);

/** This POST has no effect that a double click could repeat (sign-in, step-up, a query by POST). */
export const NoIdempotencyKey = () => SetMetadata(EXEMPT, true);

/** This PUT, PATCH or DELETE writes over nobody's words: what it changes has no version. The reason is for the reader. */
export const NoIfMatch = (reason: string) => SetMetadata(UNVERSIONED, reason);

/**
 * Answers also while the session is in together mode; with a youth in its path, for the one before the screen alone.
 * Every other route refuses then.
 */
export const InTogetherMode = () => SetMetadata(TOGETHER, true);

/** Status and views of the answer: only what these classes name is written, and what they promise must be there. */
export const Returns = (status: number, ...views: Type<unknown>[]) =>
  applyDecorators(SetMetadata(RETURNS, { status, views } satisfies Returns), HttpCode(status));

/**
 * The answer is a file or a text, sent as it is: status 200 and its content type. The handler returns a string, Buffer or
 * stream. With `fileName` (ASCII, no quotes, neutral: it names nobody) browsers keep it instead of showing it.
 */
export const ReturnsBytes = (contentType: string, { fileName }: Pick<Returns, 'fileName'> = {}) =>
  applyDecorators(
    SetMetadata(RETURNS, { status: 200, views: [], contentType, ...(fileName ? { fileName } : {}) } satisfies Returns),
    HttpCode(200),
  );

/** The context the guard made. */
export const Context = createParamDecorator((_: unknown, host: ExecutionContext): Ctx => {
  const { ctx } = host.switchToHttp().getRequest<HarborRequest>();
  if (!ctx) throw new Error('No context: the route is public or the guard did not run.');
  return ctx;
});

/** Reads what `@IfMatch()` promises. Named, so that the route census can tell which handlers ask for it. */
export function readIfMatch(_: unknown, host: ExecutionContext): number {
  const value = host.switchToHttp().getRequest<HarborRequest>().headers['if-match'];
  if (value === undefined) throw new VersionRequired();
  const version = /^"([1-9]\d{0,8})"$/.exec(value)?.[1];
  if (!version)
    throw new Unreadable('if-match-unreadable', 'If-Match must hold one version in double quotes, as given in the ETag.');
  return Number(version);
}

/** The version the client read, from `If-Match: "<version>"`. Missing: 428. Not one version: 400. */
export const IfMatch = createParamDecorator(readIfMatch);
