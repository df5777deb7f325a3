// SPDX-License-Identifier: Apache-2.0
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Ledger } from './ledger.js';
import { Pruning } from './pruning.js';
import { RefusalWitness } from './refusal-witness.js';

@Global()
@Module({ providers: [Ledger, Pruning, { provide: APP_INTERCEPTOR, useClass: RefusalWitness }], exports: [Ledger, Pruning] })
export class LedgerModule {}
