// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Malformed, readText } from '@harbor/transparency';
import type { Witness } from './add-checkpoint.js';

const largestBody = 200_000;
const patienceMs = 10_000;

/** Serves `POST /add-checkpoint`. A slow or endless caller is cut off. */
export function serve(witness: Witness): Server {
  const limits = { requestTimeout: patienceMs, headersTimeout: patienceMs, connectionsCheckingInterval: 1_000 };
  const server = createServer(limits, (request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      if (request.errored) return;
      console.error(error);
      end(response, 500, 'Something is wrong here.\n');
    });
  });
  server.maxConnections = 256;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url !== '/add-checkpoint') return end(response, 404, 'Only /add-checkpoint is here.\n');
  if (request.method !== 'POST') return end(response.setHeader('Allow', 'POST'), 405, 'Only POST.\n');
  const bytes = await bodyOf(request);
  if (bytes === null) return end(response.setHeader('Connection', 'close'), 400, 'Too large.\n');
  let text: string;
  try {
    text = readText('request', bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return end(response, 400, `${error.message}\n`);
  }
  const { status, body, type } = witness.addCheckpoint(text);
  end(response, status, body, type);
}

/** Null of a body that is too large; the rest of it is not read. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= largestBody) parts.push(part);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}

function end(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }).end(body);
}
