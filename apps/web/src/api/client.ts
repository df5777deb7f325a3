// SPDX-License-Identifier: Apache-2.0
import { client } from './generated/client.gen.js';
import { refusedBy } from './problem.js';

/** What the shell does when an answer concerns more than the page that asked. */
export interface Doorkeeper {
  /** An act needs a fresh second factor. True: it was proved, try again. */
  prove(): Promise<boolean>;
  /** The session has ended. True: someone signed in again as the same person, try again. */
  signInAgain(): Promise<boolean>;
  /** The session is with a youth before the screen, and this is not their page. Never comes back. */
  startAnew(): Promise<never>;
}
let doorkeeper: Doorkeeper | undefined;
export const setDoorkeeper = (keeper: Doorkeeper | undefined): void => void (doorkeeper = keeper);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let answered = Date.now();
/** When the server last answered in this tab: since then it counts how long nobody has asked. */
export const answeredAt = (): number => answered;
/** Sign-in and step-up tell by 401 and 422 that what was typed does not fit; that is for their own form. */
const atTheDoor = /\/api\/v1\/(?:sign-in|step-up|sign-out|me)$/;

/**
 * One act, however often the network makes us say it: a POST carries the same Idempotency-Key on every try. A try that
 * nothing answered, and one that met a database which was away, are repeated twice.
 */
async function send(request: Request): Promise<Response> {
  if (request.method === 'POST' && !request.headers.has('idempotency-key'))
    request.headers.set('idempotency-key', crypto.randomUUID());
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt === 2;
    try {
      const response = await fetch(request.clone());
      if (response.status !== 401) answered = Date.now();
      if (response.status === 503 && !isLast) await pause(500 * 2 ** attempt);
      else return response;
    } catch (error) {
      if (isLast || request.signal.aborted) throw error;
      await pause(300 * 2 ** attempt);
    }
  }
}

/** As `send`, and asks the doorkeeper where the answer concerns who is asking. */
async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const response = await send(request);
  if (!doorkeeper || atTheDoor.test(new URL(request.url).pathname)) return response;
  if (response.status === 401 && (await doorkeeper.signInAgain())) return send(request);
  if (response.status !== 403 && response.status !== 409) return response;
  const code = await codeOf(response);
  if (code === 'together-mode') return doorkeeper.startAnew();
  if (code === 'step-up-required' && (await doorkeeper.prove())) return send(request);
  return response;
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { code } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  return code;
}

client.setConfig({ baseUrl: location.origin, fetch: ask, credentials: 'same-origin' });

/** What was asked for, or a `Refused`. */
export async function call<T>(answer: Promise<{ data?: T; error?: unknown; response?: Response }>): Promise<T> {
  const { data, error, response } = await answer.catch(() => ({ data: undefined, error: undefined, response: undefined }));
  if (!response?.ok) throw refusedBy(response, error);
  return data as T;
}

/** The header that keeps a change from writing over a colleague's. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });
/** The same for an act that is a POST, with a key of its own; `useOneAct` keeps one over tries that nobody answered. */
export const act = (version?: number, key: string = crypto.randomUUID()): { 'Idempotency-Key': string; 'If-Match': string } =>
  ({ 'Idempotency-Key': key, ...(version === undefined ? {} : ifMatch(version)) }) as never;
