// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CannotStart } from '../cannot-start.js';
import { pagePolicy } from './headers.js';

/** What the pages need of the rest of the application. */
export interface Pages {
  /** Folder of the built web application. */
  folder?: string;
  /** Where "Leave this page" leads. */
  exitTo: string;
  /** Ends the session of this browser; gives the headers that make it forget. Never throws. */
  leave: (request: FastifyRequest) => Promise<Record<string, string>>;
}

/** The built web application: the same place seen from `src` and from `dist`. */
export const builtPages = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
/** What is for programs: an unknown address there is a problem, not a page. */
const forPrograms = /^\/(?:api|api-docs|assets|health|hsds|log|metrics)(?:\/|$)/;
export const pageType = 'text/html; charset=utf-8';

/** What stands on the page before any script has loaded. */
export const firstWords = {
  en: { LANG: 'en', SKIP: 'Skip to the main part', LEAVE: 'Leave this page', SCRIPTS: 'This page needs JavaScript.' },
  es: { LANG: 'es', SKIP: 'Ir a la parte principal', LEAVE: 'Salir de esta página', SCRIPTS: 'Esta página necesita JavaScript.' },
};

/**
 * Serves the web application: one page for every address that is not for programs, its files under `/assets`, and
 * `/exit`, which is an ordinary link. Call before `listen`.
 */
export async function servePages(app: NestFastifyApplication, { folder = builtPages, exitTo, leave }: Pages): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const template = readTemplate(folder, 'index.html');
  // Their names are digests of what they hold, and they hold nothing of anybody: the one thing a browser may keep.
  await fastify.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  fastify.get('/exit', async (request, reply: FastifyReply) => reply.headers(await leave(request)).redirect(exitTo, 303));
  fastify.get('/*', (request, reply: FastifyReply) => {
    if (forPrograms.test(request.url.split('?', 1)[0]!)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .type(pageType)
      .send(fill(template, { ...firstWords[firstLanguage(request)], NONCE: nonce }));
  });
}

/** The browser's first language, of ours. */
export const firstLanguage = ({ headers }: Pick<FastifyRequest, 'headers'>): 'en' | 'es' =>
  /^\s*es\b/i.test(headers['accept-language'] ?? '') ? 'es' : 'en';

/** A page with what stands between percent signs filled in, as it is given. What is filled in is not looked at again. */
export function fill(template: string, said: Readonly<Record<string, string>>): string {
  return template.replace(/%(\w+)%/g, (mark, name: string) => said[name] ?? mark);
}

/** @throws CannotStart when the pages are not built */
export function readTemplate(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new CannotStart('The pages are not built. Build them: npm run build');
  return readFileSync(file, 'utf8');
}
