// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Answer } from './limit-database.js';
import { openFile, listYouth } from './limit-youth.js';
import { saveDraft } from './limit-draft.js';
import { signPlan } from './limit-sign.js';
import { searchEvents } from './limit-audit.js';
import { listReferrals, searchDirectory } from './limit-directory.js';

// What the bench compares with: node:http and pg on the same tables, indexes, role and enter(), the same event in the
// same transaction and the same answer, written as fast as one reasonably can. It checks nothing of what it is sent.

const youthPath = '/api/v1/youth/';
const idLength = 36;

async function answerTo(request: IncomingMessage): Promise<Answer> {
  const { method, url = '' } = request;
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  if (url === '/health/live') return { status: 200, body: { status: 'ok' } };
  if (url.startsWith('/api/v1/youth?limit=')) return listYouth(token, Number(url.slice('/api/v1/youth?limit='.length)));
  if (url === '/api/v1/audit/events/search') return searchEvents(token, (await bodyOf(request)) as never);
  if (url === '/api/v1/directory/search') return searchDirectory(token, await bodyOf(request));
  if (url.startsWith('/api/v1/referrals?limit='))
    return listReferrals(token, Number(url.slice('/api/v1/referrals?limit='.length)));
  const youthId = url.slice(youthPath.length, youthPath.length + idLength);
  if (method === 'GET') return openFile(token, youthId);
  const version = Number(request.headers['if-match']?.slice(1, -1));
  const body = await bodyOf(request);
  if (method === 'PATCH') return saveDraft(token, youthId, version, body as never);
  return signPlan(token, youthId, version, { key: String(request.headers['idempotency-key']), url, body: body as never });
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += part as string;
  return JSON.parse(text) as object;
}

function write(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  const { version } = body as { version?: number };
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...(version === undefined ? {} : { etag: `"${version}"` }),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  answerTo(request).then(
    (answer) => write(response, answer),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-length': 0 }).end();
    },
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
