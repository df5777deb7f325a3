// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';

export interface Reply<B = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: B;
  text: string;
  /** The body as it came, for what is no text. */
  bytes: Buffer;
}

// What a test reads from an answer is named by the test; nothing is declared twice.
type Body = any;

/** Someone who talks to the API over real HTTP with a bearer token, or without one. */
export class Person {
  constructor(
    readonly url: string,
    readonly token: string | undefined,
    readonly ids: { agencyId: string; userId: string; sessionId: string },
  ) {}

  get userId(): string {
    return this.ids.userId;
  }

  get(path: string): Promise<Reply<Body>> {
    return this.send('GET', path);
  }
  /** `version` goes as If-Match, `key` as Idempotency-Key (a new one unless told). */
  post(
    path: string,
    body?: unknown,
    { version, key = randomUUID() }: { version?: number; key?: string } = {},
  ): Promise<Reply<Body>> {
    return this.send('POST', path, body, { 'idempotency-key': key, ...ifMatch(version) });
  }
  patch(path: string, body: unknown, version?: number): Promise<Reply<Body>> {
    return this.send('PATCH', path, body, ifMatch(version));
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<Body>> {
    const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const address = `${this.url}${/^\/(?:health|api|hsds)/.test(path) ? '' : '/api/v1'}${path}`;
    const { reply, bytes } = await ask(address, method, content, {
      ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      ...(content === undefined ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(content)}` }),
      ...headers,
    });
    const text = bytes.toString();
    const isJson = /json/.test(reply.headers['content-type'] ?? '');
    return {
      status: reply.statusCode!,
      headers: headersOf(reply),
      text,
      bytes,
      body: (isJson ? JSON.parse(text) : {}) as Body,
    };
  }
}

/** Connections are kept: a suite asks thousands of times. */
const agent = new Agent({ keepAlive: true });

/** One exchange; a third of what `fetch` costs. */
function ask(address: string, method: string, content: string | undefined, headers: Record<string, string>) {
  return new Promise<{ reply: IncomingMessage; bytes: Buffer }>((resolve, reject) => {
    const asking = request(address, { method, headers, agent }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve({ reply, bytes: Buffer.concat(parts) }));
      reply.on('error', reject);
    });
    // A kept connection that the server had just given up: nothing has begun, so it is asked again.
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (asking.reusedSocket && error.code === 'ECONNRESET') ask(address, method, content, headers).then(resolve, reject);
      else reject(error);
    });
    asking.end(content);
  });
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  return headers;
}

const ifMatch = (version: number | undefined): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` };
