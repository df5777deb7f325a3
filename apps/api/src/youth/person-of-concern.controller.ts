// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { PersonOfConcernList, PersonOfConcernView, RecordPersonOfConcern } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { PersonOfConcernService } from './person-of-concern.service.js';

@Controller('api/v1/youth/:youthId/persons-of-concern')
export class PersonOfConcernController {
  constructor(private readonly persons: PersonOfConcernService) {}

  /** Who must not learn where this youth is. Asks for a fresh second factor. */
  @Get()
  @Allow('personOfConcern.read')
  @Returns(200, PersonOfConcernList)
  async list(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<PersonOfConcernList> {
    return { items: await this.persons.list(ctx, youthId) };
  }

  /** Records who must never be near this youth, and why. */
  @Post()
  @Allow('personOfConcern.record')
  @Returns(201, PersonOfConcernView)
  record(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() asked: RecordPersonOfConcern,
  ): Promise<PersonOfConcernView> {
    return this.persons.record(ctx, youthId, asked);
  }

  /** Ends a record that no longer holds. It stays to be read. */
  @Post(':concernId/end')
  @Allow('personOfConcern.record')
  @Returns(200, PersonOfConcernView)
  end(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('concernId', UuidPipe) concernId: string,
    @IfMatch() version: number,
  ): Promise<PersonOfConcernView> {
    return this.persons.end(ctx, youthId, concernId, version);
  }
}
