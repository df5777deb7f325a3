// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

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
    const reply = await fetch(`${this.url}${/^\/(?:health|api|hsds)/.test(path) ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const text = bytes.toString();
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      bytes,
      body: (/json/.test(reply.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Body,
    };
  }
}

const ifMatch = (version: number | undefined): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` };
