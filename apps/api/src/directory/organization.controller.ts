// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Post } from '@nestjs/common';
import { OrganizationNames, OrganizationSearch } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, NoIdempotencyKey, Returns } from '../platform/http/route.js';
import { directoryRead } from './directory.events.js';

const most = 20;

@Controller('api/v1/directory/organizations')
export class OrganizationController {
  constructor(private readonly ledger: Ledger) {}

  /** Organizations to choose from, such as for a consent: those whose name has these words. */
  @Post('search')
  @Allow('directory.read')
  @NoIdempotencyKey()
  @Returns(200, OrganizationNames)
  search(@Context() ctx: Ctx, @Body() { words }: OrganizationSearch): Promise<OrganizationNames> {
    return this.ledger.read(ctx, async (tx) => {
      const items = await tx.rows<{ id: string; name: string }>(
        'organizations-named',
        `select id, name from harbor.organization where agency_id = $1 and strpos(lower(name), lower($2)) > 0
          order by name, id limit ${most}`,
        [ctx.actor.agencyId, words],
      );
      tx.record(directoryRead, { resultCount: items.length, relation: 'agency' });
      return { items };
    });
  }
}
