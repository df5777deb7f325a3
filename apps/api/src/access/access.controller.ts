// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AssignWorker, CareTeam, CareTeamMemberView, ConflictList, ConflictView, DeclareConflict } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, IfMatch, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { CareTeamService } from './care-team.service.js';
import { ConflictService } from './conflict.service.js';

@Controller('api/v1/youth/:youthId')
export class AccessController {
  constructor(
    private readonly team: CareTeamService,
    private readonly conflicts: ConflictService,
  ) {}

  /** Who is around this youth now, in which relation, since when and why. */
  @Get('care-team')
  @Allow('careTeam.read')
  @Returns(200, CareTeam)
  async members(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<CareTeam> {
    return { items: await this.team.list(ctx, youthId) };
  }

  /** A supervisor puts a caseworker on the team. */
  @Post('care-team')
  @Allow('careTeam.assign')
  @Returns(201, CareTeamMemberView)
  assign(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() { userId }: AssignWorker,
  ): Promise<CareTeamMemberView> {
    return this.team.assign(ctx, youthId, userId);
  }

  /** A supervisor takes a worker off the team; never the last one. */
  @Post('care-team/:memberId/end')
  @Allow('careTeam.assign')
  @Returns(200, CareTeamMemberView)
  endMembership(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('memberId', UuidPipe) memberId: string,
    @IfMatch() version: number,
  ): Promise<CareTeamMemberView> {
    return this.team.end(ctx, youthId, memberId, version);
  }

  /** Who must be kept away from this youth. */
  @Get('conflicts')
  @Allow('conflict.read')
  @Returns(200, ConflictList)
  async inForce(@Context() ctx: Ctx, @Param('youthId', UuidPipe) youthId: string): Promise<ConflictList> {
    return { items: await this.conflicts.list(ctx, youthId) };
  }

  /** Keeps a user of the agency away from this youth, from now on. */
  @Post('conflicts')
  @Allow('conflict.declare')
  @Returns(201, ConflictView)
  declare(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Body() asked: DeclareConflict,
  ): Promise<ConflictView> {
    return this.conflicts.declare(ctx, youthId, asked);
  }

  /** Ends a conflict that no longer holds. */
  @Post('conflicts/:conflictId/end')
  @Allow('conflict.end')
  @Returns(200, ConflictView)
  endConflict(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('conflictId', UuidPipe) conflictId: string,
    @IfMatch() version: number,
  ): Promise<ConflictView> {
    return this.conflicts.end(ctx, youthId, conflictId, version);
  }
}
