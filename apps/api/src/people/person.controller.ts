// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ChangePerson, InvitePerson, PeopleList, PeopleQuery, PersonInvited, PersonView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { InvitationService } from './invitation.service.js';
import { PersonService } from './person.service.js';

@Controller('api/v1/people')
export class PersonController {
  constructor(
    private readonly people: PersonService,
    private readonly invitations: InvitationService,
  ) {}

  /** The people of my agency, by name. */
  @Get()
  @Allow('user.read')
  @Returns(200, PeopleList)
  list(@Context() ctx: Ctx, @Query() { limit = 20, cursor, role }: PeopleQuery): Promise<PeopleList> {
    return this.people.list(ctx, { limit, cursor, role });
  }

  /** A new account; the answer holds the one-use code with which the person sets themselves up. */
  @Post()
  @Allow('user.invite')
  @Returns(201, PersonInvited)
  invite(@Context() ctx: Ctx, @Body() asked: InvitePerson): Promise<PersonInvited> {
    return this.invitations.invite(ctx, asked);
  }

  /** One person of the agency. */
  @Get(':accountId')
  @Allow('user.read')
  @Returns(200, PersonView)
  show(@Context() ctx: Ctx, @Param('accountId', UuidPipe) accountId: string): Promise<PersonView> {
    return this.people.show(ctx, accountId);
  }

  /** Role, name, language, telephone, active or not. Another role, or not active: their sessions end at once. */
  @Patch(':accountId')
  @Allow('user.change')
  @Returns(200, PersonView)
  change(
    @Context() ctx: Ctx,
    @Param('accountId', UuidPipe) accountId: string,
    @IfMatch() version: number,
    @Body() asked: ChangePerson,
  ): Promise<PersonView> {
    return this.people.change(ctx, accountId, version, asked);
  }

  /** A new code for someone who lost password, authenticator or the first code. Earlier codes stop working. */
  @Post(':accountId/invitation')
  @Allow('user.invite')
  @Returns(201, PersonInvited)
  inviteAgain(@Context() ctx: Ctx, @Param('accountId', UuidPipe) accountId: string): Promise<PersonInvited> {
    return this.invitations.inviteAgain(ctx, accountId);
  }

  /** The open invitation of this person stops working. */
  @Post(':accountId/invitation/withdraw')
  @Allow('user.invite')
  @Returns(204)
  withdraw(@Context() ctx: Ctx, @Param('accountId', UuidPipe) accountId: string): Promise<void> {
    return this.invitations.withdraw(ctx, accountId);
  }
}
