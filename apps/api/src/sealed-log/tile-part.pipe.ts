// SPDX-License-Identifier: Apache-2.0
import { Injectable, type PipeTransform } from '@nestjs/common';
import { NoSuchTile } from './sealed-log.errors.js';

/** A piece of a path as C2SP tlog-tiles writes it: `0`, `entries`, `x001`, `067.p`. Anything else names no tile. */
@Injectable()
export class TilePartPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !/^(?:entries|x\d{3}|\d{1,3}(?:\.p)?)$/.test(value)) throw new NoSuchTile();
    return value;
  }
}
