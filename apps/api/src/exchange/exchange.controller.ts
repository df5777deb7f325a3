// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { AskExport, BeginImport, ImportPart, JobView } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { Allow, Context, Returns } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { ExportWork } from './export-work.js';
import { ImportService } from './import.service.js';

@Controller('api/v1/directory')
export class ExchangeController {
  constructor(
    private readonly imports: ImportService,
    private readonly exports: ExportWork,
  ) {}

  /** Begins an import of HSDS data, for good or to look only. Its file follows in parts. */
  @Post('imports')
  @Allow('directory.import')
  @Returns(201, JobView)
  begin(@Context() ctx: Ctx, @Body() asked: BeginImport): Promise<JobView> {
    return this.imports.begin(ctx, asked);
  }

  /** One part of the file. It is kept encrypted until the import is over. */
  @Post('imports/:jobId/parts')
  @Allow('directory.import')
  @Returns(204)
  part(@Context() ctx: Ctx, @Param('jobId', UuidPipe) jobId: string, @Body() part: ImportPart): Promise<void> {
    return this.imports.part(ctx, jobId, part);
  }

  /** All parts are there: the work begins. */
  @Post('imports/:jobId/release')
  @Allow('directory.import')
  @Returns(200, JobView)
  release(@Context() ctx: Ctx, @Param('jobId', UuidPipe) jobId: string): Promise<JobView> {
    return this.imports.release(ctx, jobId);
  }

  /** Asks for the directory as HSDS 3.0 in JSON; confidential places are never in it. */
  @Post('exports')
  @Allow('directory.export')
  @Returns(201, JobView)
  export(@Context() ctx: Ctx, @Body() asked: AskExport): Promise<JobView> {
    return this.exports.ask(ctx, asked);
  }
}
