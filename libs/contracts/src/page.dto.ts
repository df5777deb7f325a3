// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { IsWhole } from './fields.js';

/** One page of a list. */
export class PageQuery {
  /** Rows on a page, 1 to 100; 20 unless told. */
  @IsOptional() @Type(() => Number) @IsWhole({ min: 1, max: 100 }) limit?: number;
  /** The value of `next` from the page before. */
  @IsOptional() @Matches(/^[\w-]{1,400}$/) cursor?: string;
}
