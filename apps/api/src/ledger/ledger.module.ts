// SPDX-License-Identifier: Apache-2.0
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Ledger } from './ledger.js';
import { RefusalWitness } from './refusal-witness.js';

@Global()
@Module({ providers: [Ledger, { provide: APP_INTERCEPTOR, useClass: RefusalWitness }], exports: [Ledger] })
export class LedgerModule {}
