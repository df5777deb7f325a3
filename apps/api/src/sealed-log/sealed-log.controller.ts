// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  AskConsistency,
  Checkpoints,
  Consistency,
  DeclareEpoch,
  Epochs,
  JobView,
  LogHealth,
  PageQuery,
  PlaceInLog,
} from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns, ReturnsBytes } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { EpochService } from './epoch.service.js';
import { LogExport } from './log-export.js';
import { LogVerify } from './log-verify.js';
import { PlaceService } from './place.service.js';

/** The sealed log: what proves that the audit was not changed. */
@Controller('api/v1/log')
export class SealedLogController {
  constructor(
    private readonly places: PlaceService,
    private readonly verifying: LogVerify,
    private readonly exports: LogExport,
    private readonly epochs: EpochService,
  ) {}

  /** How the sealing of my agency's log goes. */
  @Get()
  @Allow('log.read')
  @Returns(200, LogHealth)
  show(@Context() ctx: Ctx): Promise<LogHealth> {
    return this.places.health(ctx);
  }

  /** Signed checkpoints, the newest first. */
  @Get('checkpoints')
  @Allow('log.read')
  @Returns(200, Checkpoints)
  checkpoints(@Context() ctx: Ctx, @Query() { limit = 20, cursor }: PageQuery): Promise<Checkpoints> {
    return this.places.checkpoints(ctx, { limit, cursor });
  }

  /** Proves that the log of one checkpoint begins with the log of another: nothing was changed or taken out between them. */
  @Get('consistency')
  @Allow('log.read')
  @Returns(200, Consistency)
  consistency(@Context() ctx: Ctx, @Query() asked: AskConsistency): Promise<Consistency> {
    return this.places.consistency(ctx, asked);
  }

  /** The logs of my agency that follow one another, the oldest first. */
  @Get('epochs')
  @Allow('log.read')
  @Returns(200, Epochs)
  history(@Context() ctx: Ctx): Promise<Epochs> {
    return this.epochs.list(ctx);
  }

  /** Declares that the log goes on as a new one, and why: after its end was lost, or its key. Asks for a fresh second factor. */
  @Post('epochs')
  @Allow('log.declareEpoch')
  @Returns(204)
  declare(@Context() ctx: Ctx, @Body() asked: DeclareEpoch): Promise<void> {
    return this.epochs.declare(ctx, asked);
  }

  /** Where one event of the audit stands in the log. */
  @Get('events/:eventId')
  @Allow('audit.read')
  @Returns(200, PlaceInLog)
  place(@Context() ctx: Ctx, @Param('eventId', UuidPipe) eventId: string): Promise<PlaceInLog> {
    return this.places.place(ctx, eventId);
  }

  /** Proves without the log that one event is in it (C2SP tlog-proof v1; the extra line holds the event's leaf). */
  @Get('events/:eventId/receipt')
  @Allow('audit.read')
  @ReturnsBytes('text/plain; charset=utf-8', { fileName: 'receipt.txt' })
  receipt(@Context() ctx: Ctx, @Param('eventId', UuidPipe) eventId: string): Promise<string> {
    return this.places.receipt(ctx, eventId);
  }

  /** Asks for the log to be checked, event by event; runs as a job that can be ended, and leaves a list of what is wrong. */
  @Post('verifications')
  @Allow('log.verify')
  @Returns(201, JobView)
  verify(@Context() ctx: Ctx): Promise<JobView> {
    return this.verifying.ask(ctx);
  }

  /** Asks for the whole log as a bundle that others can check; it is made as a job, and kept encrypted for a day. */
  @Post('exports')
  @Allow('log.export')
  @Returns(201, JobView)
  export(@Context() ctx: Ctx): Promise<JobView> {
    return this.exports.ask(ctx);
  }
}
