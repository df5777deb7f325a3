// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Param, Post } from '@nestjs/common';
import { DownloadPlan, PrintedPlan, PrintPlan } from '@harbor/contracts';
import type { Ctx } from '../platform/ctx.js';
import { NumberPipe } from '../platform/http/number.pipe.js';
import { Allow, Context, Returns, ReturnsBytes } from '../platform/http/route.js';
import { UuidPipe } from '../platform/http/uuid.pipe.js';
import { PrintService } from './print.service.js';

@Controller('api/v1/youth/:youthId/plan/revisions/:number/prints')
export class PrintController {
  constructor(private readonly prints: PrintService) {}

  /** Prints a signed plan: answers with what goes on paper, and records that it was printed. */
  @Post()
  @Allow('plan.print')
  @Returns(201, PrintedPlan)
  make(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('number', NumberPipe) number: number,
    @Body() asked: PrintPlan,
  ): Promise<PrintedPlan> {
    return this.prints.print(ctx, youthId, number, asked);
  }

  /**
   * The same as a tagged PDF file, and records that it was downloaded. The wallet card is a page of its own size with the
   * lines that were picked. Neither file nor file name says whose plan it is.
   */
  @Post('pdf')
  @Allow('plan.print')
  @ReturnsBytes('application/pdf', { fileName: 'list.pdf' })
  download(
    @Context() ctx: Ctx,
    @Param('youthId', UuidPipe) youthId: string,
    @Param('number', NumberPipe) number: number,
    @Body() asked: DownloadPlan,
  ): Promise<Buffer> {
    return this.prints.download(ctx, youthId, number, asked);
  }
}
