// SPDX-License-Identifier: Apache-2.0
import { Global, Module } from '@nestjs/common';
import { KeyRing } from './key-ring.js';

/** Keys. The provider itself is chosen by the door that starts the application. */
@Global()
@Module({ providers: [KeyRing], exports: [KeyRing] })
export class KeysModule {}
