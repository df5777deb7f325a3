// SPDX-License-Identifier: Apache-2.0
import type { Actor, Permission } from '@harbor/policy';

/** What a request (or a job) brings along. Made by the guard, never changed, passed as first argument. */
export interface Ctx {
  /** Who asks, as proved at most 5 s ago; every transaction proves it again. */
  readonly actor: Actor;
  /** The opaque session token. Only the ledger reads it, to open the row-level context. */
  readonly token: string;
  readonly permission: Permission;
  /** The route as declared, for example `PATCH /api/v1/youth/:youthId/plan/draft`. */
  readonly route: string;
  readonly now: Date;
  readonly requestId: string;
  /** Ids named by the path, for the event of a refusal. */
  readonly target: Readonly<Record<string, string>>;
  /** Present on every POST with an effect. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: Buffer };
}
