// SPDX-License-Identifier: Apache-2.0
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, decideAtDoor, type Permission, type Role } from '@harbor/policy';
import { type Entered, Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import type { Ctx } from '../platform/ctx.js';
import { idempotencyOf } from '../platform/http/idempotency.js';
import { EXEMPT, type HarborRequest, PERMISSION, PUBLIC, TOGETHER } from '../platform/http/route.js';
import { NotVisible, SignInRequired, StepUpRequired } from '../platform/refusal.js';
import { TogetherModeOn } from './identity.errors.js';
import { digest, tokenOf } from './session-token.js';

const keptMs = 5_000;
const touchedMs = 60_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

type Handler = ReturnType<ExecutionContext['getHandler']>;
interface Kept {
  actor: Actor;
  /** The youth before the screen, in together mode. */
  togetherWith: string | null;
  until: number;
  touchAfter: number;
}

/**
 * Who is asking, and may their role do this at all. What is decided here looks at no object, so the answer tells
 * nothing about one. The proof is kept in memory for at most 5 s; every transaction proves the session again.
 */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly reflector: Reflector,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const handler = host.getHandler();
    if (this.reflector.get<string | undefined>(PUBLIC, handler)) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, handler);
    if (!permission) throw new NotVisible();
    const request = host.switchToHttp().getRequest<HarborRequest>();
    const token = tokenOf(request);
    if (!token) throw new SignInRequired();
    const now = this.clock.now();
    const { actor, togetherWith } = await this.prove(token, now);
    const ctx: Ctx = Object.freeze({
      actor,
      token,
      permission,
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      now,
      requestId: request.id,
      target: idsOf(request.params),
      ...this.idempotency(request, handler),
    });
    request.ctx = ctx;
    if (togetherWith !== null) await this.requireTogether(ctx, request, togetherWith, handler);
    const decision = decideAtDoor(actor, permission, now);
    if (decision === 'allow') return true;
    await this.ledger.refuse(ctx, decision);
    throw decision === 'step-up' ? new StepUpRequired() : new NotVisible();
  }

  /** A session that ends, changes its mode, or whose second factor is proved again, is looked up afresh. */
  forget(token: string): void {
    this.kept.delete(digest(token).toString('base64'));
  }

  /** The pages ask by script; an address typed by hand gets none of the API's answers. */
  private async requireTogether(ctx: Ctx, request: HarborRequest, youthId: string, handler: Handler): Promise<void> {
    const isTyped = request.headers['sec-fetch-mode'] === 'navigate';
    if (this.reflector.get<boolean | undefined>(TOGETHER, handler) && !isTyped && (ctx.target['youthId'] ?? youthId) === youthId)
      return;
    await this.ledger.refuse(ctx, 'deny');
    throw new TogetherModeOn();
  }

  private async prove(token: string, now: Date): Promise<Kept> {
    const name = digest(token).toString('base64');
    const known = this.kept.get(name);
    if (known && known.until > now.getTime()) return this.touched(known, token, now);
    const entered = await this.ledger.prove(token);
    if (!entered) {
      this.kept.delete(name);
      throw new SignInRequired();
    }
    if (this.kept.size > 50_000) this.kept.clear();
    const { togetherWith } = entered;
    const fresh = { actor: actorOf(entered), togetherWith, until: now.getTime() + keptMs, touchAfter: known?.touchAfter ?? 0 };
    this.kept.set(name, fresh);
    return this.touched(fresh, token, now);
  }

  private touched(kept: Kept, token: string, now: Date): Kept {
    if (kept.touchAfter <= now.getTime()) {
      kept.touchAfter = now.getTime() + touchedMs;
      // Beside the request on purpose: a slow or lost note of "last seen" must not cost anyone their answer.
      this.ledger.touch(token).catch(() => undefined);
    }
    return kept;
  }

  private idempotency(request: HarborRequest, handler: Handler): Pick<Ctx, 'idempotency'> {
    if (request.method !== 'POST' || this.reflector.get<boolean | undefined>(EXEMPT, handler)) return {};
    return { idempotency: idempotencyOf(request) };
  }
}

export function actorOf(entered: Entered): Actor {
  const { agencyId, userId, sessionId, freshUntil } = entered;
  return Object.freeze({ agencyId, userId, sessionId, freshUntil, role: entered.role as Role });
}

function idsOf(params: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(params as Record<string, string>).filter(([, value]) => uuid.test(value)));
}
