// SPDX-License-Identifier: Apache-2.0
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import type { HarborRequest } from '../platform/http/route.js';
import { NotVisible, StepUpRequired } from '../platform/refusal.js';
import { Ledger } from './ledger.js';

/**
 * A refused look at something is an event as well, in a transaction of its own. If that cannot be written, the answer
 * is that the database is away: nothing is refused unseen.
 */
@Injectable()
export class RefusalWitness implements NestInterceptor {
  constructor(private readonly ledger: Ledger) {}

  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { ctx } = host.switchToHttp().getRequest<HarborRequest>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const decision = error instanceof NotVisible ? 'deny' : error instanceof StepUpRequired ? 'step-up' : undefined;
        if (!ctx || !decision) return throwError(() => error);
        return from(this.ledger.refuse(ctx, decision, error instanceof NotVisible ? error.subject : undefined)).pipe(
          mergeMap(() => throwError(() => error)),
        );
      }),
    );
  }
}
