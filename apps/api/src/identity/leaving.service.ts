// SPDX-License-Identifier: Apache-2.0
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { ActorGuard, actorOf } from './actor.guard.js';
import { SessionService } from './session.service.js';
import { sessionCookie, setCookie, tokenOf } from './session-token.js';

/**
 * "Leave this page": an ordinary link, so that it works before any script has loaded. Another site cannot end anyone's
 * session with it, because a SameSite=Strict cookie does not come along from there.
 */
@Injectable()
export class LeavingService {
  private readonly log = new Logger('leaving');

  constructor(
    private readonly ledger: Ledger,
    private readonly sessions: SessionService,
    private readonly guard: ActorGuard,
    private readonly clock: Clock,
  ) {}

  /** Ends the session of this browser, if it has one. Whatever goes wrong, the person leaves: the answer takes the cookie away. */
  async leave(request: FastifyRequest): Promise<Record<string, string>> {
    const token = tokenOf(request);
    try {
      if (token) await this.end(token, request.id);
    } catch (error) {
      this.log.warn({ requestId: request.id, event: 'left without ending the session', error: (error as Error).name });
    }
    return { 'set-cookie': setCookie(sessionCookie, '', 0), 'clear-site-data': '"cache", "storage"' };
  }

  private async end(token: string, requestId: string): Promise<void> {
    const entered = await this.ledger.prove(token);
    if (!entered) return;
    const actor = actorOf(entered);
    const ctx = {
      actor,
      token,
      requestId,
      now: this.clock.now(),
      permission: 'session.own',
      route: 'GET /exit',
      target: {},
    } as const;
    await this.sessions.end(ctx, actor.sessionId);
    this.guard.forget(token);
  }
}
