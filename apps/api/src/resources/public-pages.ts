// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { GuideLanguage } from '@harbor/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from '../platform/http/headers.js';
import { builtPages, fill, firstLanguage, firstWords, pageType, readTemplate } from '../platform/http/pages.js';
import type { Html } from './html.js';
import { frontPage, guidePage } from './public-page.view.js';
import { PublicGuides } from './public-guides.service.js';
import { publicWords } from './public-words.js';

const patienceMs = 2_000;

/**
 * Serves the pages that anybody may read, at `/public` and `/public/guides/<id>`: drawn on the server, so that they work
 * without a script; no session is looked at, no cookie set, nothing of a visit written down. `?language=` chooses the
 * language, `?agency=` the code of the one agency whose guides are listed. With the database away all but the guides is
 * there. Call before `listen`.
 */
export function servePublicPages(app: NestFastifyApplication, folder = builtPages): void {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const template = readTemplate(folder, 'public.html');
  const send = (reply: FastifyReply, language: GuideLanguage, body: Html) => {
    const nonce = randomBytes(16).toString('base64');
    const { title: TITLE, presses: PRESSES } = publicWords[language];
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .type(pageType)
      .send(fill(template, { ...firstWords[language], NONCE: nonce, TITLE, PRESSES, BODY: body.text }));
  };
  // Whatever keeps the database from answering, the numbers to call are shown, and soon.
  const guides = () =>
    Promise.race([app.get(PublicGuides).all(), wait(patienceMs, undefined, { ref: false })]).catch(() => undefined);

  fastify.get('/public', async (request, reply) => {
    const asked = askedOf(request);
    const all = await guides();
    const shown = asked.agency ? all?.filter(({ agencyCode }) => agencyCode === asked.agency) : all;
    return send(reply, asked.language, frontPage(asked, shown));
  });
  fastify.get('/public/guides/:id', async (request, reply) => {
    const asked = askedOf(request);
    const { id } = request.params as { id: string };
    const guide = (await guides())?.find((one) => one.id === id);
    if (!guide) void reply.code(404);
    return send(reply, asked.language, guidePage(asked, guide ? `/public/guides/${guide.id}` : '/public', guide));
  });
}

function askedOf(request: FastifyRequest) {
  const { language, agency } = request.query as { language?: unknown; agency?: unknown };
  return {
    language: language === 'en' || language === 'es' ? language : firstLanguage(request),
    agency: typeof agency === 'string' && agency !== '' ? agency : undefined,
  };
}
