// SPDX-License-Identifier: Apache-2.0
import { Controller, Get } from '@nestjs/common';
import { WordingHints } from '@harbor/contracts';
import { vocabulary } from '@harbor/wording';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { wordingListed } from './wording.events.js';

@Controller('api/v1/wording')
export class WordingController {
  constructor(private readonly ledger: Ledger) {}

  /**
   * The vocabulary behind hints on wording, English and Spanish. A form fetches it once and looks for the words itself, so
   * that no text leaves the page before it is saved. A hint never keeps anything from being saved: no route refuses a word.
   */
  @Get()
  @Allow('wording.read')
  @Returns(200, WordingHints)
  list(@Context() ctx: Ctx): Promise<WordingHints> {
    return this.ledger.read(ctx, (tx) => {
      tx.record(wordingListed, { resultCount: vocabulary.length, relation: 'agency' });
      return Promise.resolve({
        items: vocabulary.map(({ isNever: _, phrases, ...hint }) => ({ ...hint, phrases: [...phrases] })),
      });
    });
  }
}
