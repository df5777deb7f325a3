// SPDX-License-Identifier: Apache-2.0
import { Injectable, type PipeTransform } from '@nestjs/common';
import { idForm } from '@harbor/contracts';
import { NotVisible } from '../refusal.js';

/** An id in a path, in lower case. One that is no id of ours is answered like one nobody may see. */
@Injectable()
export class UuidPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !idForm.test(value)) throw new NotVisible();
    return value.toLowerCase();
  }
}
