// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiDocument } from './document.js';
import { docsPolicy } from './headers.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API documentation</title>
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <link rel="icon" href="/api-docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api-docs/swagger-ui-bundle.js"></script>
    <script src="/api-docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api-docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });
`;

const assets = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript', 'favicon-32x32.png': 'image/png' };

/**
 * Serves the API document and a page to read it by, at `/api-docs`, from files of our own: the page runs no
 * inline script and loads nothing from elsewhere. Call before `listen`.
 */
export function serveDocs(app: NestFastifyApplication, document: ApiDocument): void {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const { resolve } = createRequire(import.meta.url);
  const json = JSON.stringify(document);
  const serve = (path: string, type: string, read: () => unknown) =>
    fastify.get(path, (_, reply: FastifyReply) => reply.header('content-security-policy', docsPolicy).type(type).send(read()));
  serve('/api-docs', 'text/html; charset=utf-8', () => page);
  serve('/api-docs/start.js', 'text/javascript; charset=utf-8', () => start);
  serve('/api-docs/openapi.json', 'application/json; charset=utf-8', () => json);
  for (const [name, type] of Object.entries(assets)) {
    const file = resolve(`swagger-ui-dist/${name}`);
    serve(`/api-docs/${name}`, type, () => createReadStream(file));
  }
}
