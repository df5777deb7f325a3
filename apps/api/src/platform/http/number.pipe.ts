// SPDX-License-Identifier: Apache-2.0
import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotVisible } from '../refusal.js';

/** A positive whole number in a path, such as that of a revision. Anything else is answered like one that does not exist. */
@Injectable()
export class NumberPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    if (typeof value !== 'string' || !/^[1-9]\d{0,5}$/.test(value)) throw new NotVisible();
    return Number(value);
  }
}
