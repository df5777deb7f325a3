// SPDX-License-Identifier: Apache-2.0
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Heartbeat } from './heartbeat.js';
import { Ledger } from './ledger.js';
import { Pruning } from './pruning.js';
import { RefusalWitness } from './refusal-witness.js';
import { SealedFirst } from './sealed-first.js';

@Global()
@Module({
  providers: [Heartbeat, Ledger, Pruning, SealedFirst, { provide: APP_INTERCEPTOR, useClass: RefusalWitness }],
  exports: [Heartbeat, Ledger, Pruning],
})
export class LedgerModule {}
