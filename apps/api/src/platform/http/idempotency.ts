// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.js';
import { Unreadable } from '../refusal.js';
import type { HarborRequest } from './route.js';

const nothing = createHash('sha256').digest();

/**
 * The key of a POST with an effect, and what it stands for: method, address as called and body, hashed, so that
 * the same key on another youth or with other words is seen to be another request.
 *
 * @throws Unreadable 400 without a key, or with one that is no 16 to 64 letters, digits, `-` or `_`
 */
export function idempotencyOf(request: HarborRequest): NonNullable<Ctx['idempotency']> {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    throw new Unreadable(
      'idempotency-key-required',
      'Send an Idempotency-Key, a new random UUID for each new act and the same for each try.',
    );
  }
  if (typeof key !== 'string' || !/^[\w-]{16,64}$/.test(key)) {
    throw new Unreadable(
      'idempotency-key-unreadable',
      'The Idempotency-Key must be 16 to 64 letters, digits, "-" or "_", such as a UUID.',
    );
  }
  const bodyHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(request.bodyHash ?? nothing)
    .digest();
  return { key, bodyHash };
}
