// SPDX-License-Identifier: Apache-2.0
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { API_DOCUMENT, type ReadDocument, readCommittedDocument } from './document.js';
import { HTTP_LOG } from './logging.js';
import { ProblemFilter } from './problem.filter.js';
import { ReturnsInterceptor } from './returns.interceptor.js';
import { RouteCensus } from './route-census.js';
import { FieldsPipe } from './validation.js';

/**
 * Everything between the server and the handlers but the guard: refusals, messages in, views out, and the
 * census that keeps the server from starting on a route that is not declared in full. Made for `createAdapter`.
 */
@Module({})
export class HttpModule {
  /** @param document read once, when the application initialises; not at all in preview */
  static forRoot(log: Logger, document: ReadDocument = readCommittedDocument): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      providers: [
        { provide: HTTP_LOG, useValue: log },
        { provide: API_DOCUMENT, useValue: document },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: FieldsPipe },
        { provide: APP_INTERCEPTOR, useClass: ReturnsInterceptor },
        RouteCensus,
      ],
      exports: [RouteCensus, HTTP_LOG],
    };
  }
}
