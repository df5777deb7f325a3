// SPDX-License-Identifier: Apache-2.0
import { Injectable, type PipeTransform } from '@nestjs/common';
import { recordId } from '@harbor/contracts';
import { NotVisible } from '../platform/refusal.js';

/** The id of a record in a path, in lower case: any UUID, because records keep the ids they came with. */
@Injectable()
export class RecordIdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !recordId.test(value)) throw new NotVisible();
    return value.toLowerCase();
  }
}
