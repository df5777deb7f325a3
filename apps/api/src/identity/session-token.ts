// SPDX-License-Identifier: Apache-2.0
import { hash, randomBytes } from 'node:crypto';
import type { Role } from '@harbor/policy';
import type { FastifyRequest } from 'fastify';

/** Neutral, because cookies are listed in browsers; `__Host-` ties it to this host over TLS (or localhost). */
export const sessionCookie = '__Host-session';
export const deviceCookie = '__Host-device';

/** Idle and absolute ends in minutes and hours, by role (security reference §5). */
export const sessionLimits: Record<Role, { idleMinutes: number; hours: number }> = {
  caregiver: { idleMinutes: 10, hours: 8 },
  caseworker: { idleMinutes: 15, hours: 10 },
  program_manager: { idleMinutes: 15, hours: 10 },
  privacy_officer: { idleMinutes: 15, hours: 10 },
  agency_admin: { idleMinutes: 10, hours: 4 },
  partner: { idleMinutes: 10, hours: 4 },
};

/** 256 random bits, 43 characters of base64url. Only its SHA-256 is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

const shape = /^[\w-]{43}$/;

/** The token of a request: bearer for API clients, else the cookie. Undefined when there is none of the right shape. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return cookieOf(request, sessionCookie);
  const text = /^Bearer (.+)$/i.exec(authorization)?.[1];
  return text && shape.test(text) ? text : undefined;
}

/** The cookie of this name, if it can be one of ours. A second one of the same name means that someone else set one: none counts. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(/; */)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value && shape.test(value) ? value : undefined;
}

export const setCookie = (name: string, value: string, maxAge?: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`;
