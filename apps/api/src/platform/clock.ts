// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';

/** Where `ctx.now` comes from. Tests move it together with `harbor.now()`; production never takes time from a client. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
