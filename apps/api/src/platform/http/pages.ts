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

/** The same place seen from `src` and from `dist`. */
const built = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
/** What is for programs: an unknown address there is a problem, not a page. */
const forPrograms = /^\/(?:api|api-docs|assets|health|hsds|log|metrics)(?:\/|$)/;
const type = 'text/html; charset=utf-8';

/** What stands on the page before any script has loaded, in the browser's first language of ours. */
const words = {
  en: { LANG: 'en', SKIP: 'Skip to the main part', LEAVE: 'Leave this page', SCRIPTS: 'This page needs JavaScript.' },
  es: { LANG: 'es', SKIP: 'Ir a la parte principal', LEAVE: 'Salir de esta página', SCRIPTS: 'Esta página necesita JavaScript.' },
};

/**
 * Serves the web application: one page for every address that is not for programs, its files under `/assets`, and
 * `/exit`, which is an ordinary link. Call before `listen`.
 */
export async function servePages(app: NestFastifyApplication, { folder = built, exitTo, leave }: Pages): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const template = readTemplate(folder);
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
      .type(type)
      .send(fill(template, request, nonce));
  });
}

function fill(template: string, { headers }: FastifyRequest, nonce: string): string {
  const isSpanish = /^\s*es\b/i.test(headers['accept-language'] ?? '');
  const said: Record<string, string> = { ...words[isSpanish ? 'es' : 'en'], NONCE: nonce };
  return template.replace(/%(\w+)%/g, (mark, name: string) => said[name] ?? mark);
}

function readTemplate(folder: string): string {
  const file = path.join(folder, 'index.html');
  if (!existsSync(file)) throw new CannotStart('The pages are not built. Build them: npm run build');
  return readFileSync(file, 'utf8');
}
