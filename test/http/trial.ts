// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { connect } from 'node:net';
import { Body, Controller, Delete, Get, Module, NotFoundException, Param, Post, Query, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty } from '@nestjs/swagger';
import { IsCode, IsId, IsInstant, IsNullable, IsPlainText, IsWhole, OneOfViews } from '@harbor/contracts';
import { Type as OfType } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { StaleVersion } from '../../apps/api/src/platform/refusal.js';
import { serveDocs } from '../../apps/api/src/platform/http/docs.js';
import { createAdapter, type Limits, usualLimits } from '../../apps/api/src/platform/http/fastify.js';
import { HttpModule } from '../../apps/api/src/platform/http/http.module.js';
import { createLogger } from '../../apps/api/src/platform/http/logging.js';
import { buildDocument } from '../../apps/api/src/platform/http/openapi.js';
import {
  Allow,
  IfMatch,
  NoIdempotencyKey,
  NoIfMatch,
  Public,
  Returns,
  ReturnsBytes,
} from '../../apps/api/src/platform/http/route.js';
import { UuidPipe } from '../../apps/api/src/platform/http/uuid.pipe.js';

// The build's plugin writes the @ApiProperty of real messages; tests run from source, so these carry their own.

export class Step {
  @ApiProperty() @IsPlainText({ max: 10 }) text!: string;
  @ApiProperty({ required: false }) @IsOptional() @IsBoolean() isDone?: boolean;
}

export class TrialPlan {
  @ApiProperty() @IsPlainText({ max: 20 }) title!: string;
  @ApiProperty({ required: false }) @IsOptional() @IsPlainText({ max: 50, lines: true }) notes?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsInstant() at?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsId() youthId?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsNullable() @IsCode(['high', 'low']) risk?: string | null;
  @ApiProperty({ required: false, isArray: true })
  @IsOptional()
  @IsArray()
  @IsCode(['en', 'es'], { each: true })
  languages?: string[];
  @ApiProperty({ type: Step, required: false }) @IsOptional() @ValidateNested() @OfType(() => Step) first?: Step;
  @ApiProperty({ type: [Step], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @OfType(() => Step)
  items?: Step[];
}

export class TrialList {
  @ApiProperty({ required: false }) @IsOptional() @OfType(() => Number) @IsWhole({ min: 1, max: 100 }) limit?: number;
  @ApiProperty({ required: false }) @IsOptional() @IsPlainText({ max: 5 }) after?: string;
}

export class PlanForTeam {
  @ApiProperty({ enum: ['team'] }) view = 'team' as const;
  @ApiProperty() id!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

export class PlanForCaregiver {
  @ApiProperty({ enum: ['caregiver'] }) view = 'caregiver' as const;
  @ApiProperty() id!: string;
  @ApiProperty({ required: false }) hint?: string;
}

export class PlanList {
  @OneOfViews(() => [PlanForTeam, PlanForCaregiver], { each: true }) items!: (PlanForTeam | PlanForCaregiver)[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class Seen {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) seen!: Record<string, string>;
}

/** Handlers set this to answer, or to throw, what a test wants. */
export const next: { answer?: () => unknown; seen?: unknown } = {};

@Controller('api/v1/trial')
export class TrialController {
  @Post(':id/plans')
  @Public('a trial')
  @Returns(201, PlanForTeam, PlanForCaregiver)
  make(@Param('id', UuidPipe) id: string, @Body() body: TrialPlan): unknown {
    next.seen = body;
    return next.answer ? next.answer() : { view: 'team', id, version: 3, note: body.notes ?? null };
  }

  @Get('list')
  @Public('a trial')
  @Returns(200, PlanList)
  list(@Query() query: TrialList): unknown {
    next.seen = query;
    return next.answer ? next.answer() : { items: [], next: null };
  }

  @Get('bare')
  @Public('a trial')
  @Returns(200, PlanForTeam)
  async bare(): Promise<unknown> {
    return next.answer ? await next.answer() : { view: 'team', id: 'a', version: 1, note: null };
  }

  @Get('file')
  @Public('a trial')
  @ReturnsBytes('text/plain; charset=utf-8', { fileName: 'list.txt' })
  file(): string {
    return 'hello';
  }

  @Post('search')
  @Public('a trial')
  @NoIdempotencyKey()
  @Returns(200, PlanList)
  search(@Body() body: Step): unknown {
    next.seen = body;
    return { items: [], next: null };
  }

  @Delete(':id/plans')
  @Allow('youth.read')
  @Returns(204)
  drop(@Param('id', UuidPipe) _id: string, @IfMatch() version: number): void {
    if (version !== 7) throw new StaleVersion(7);
  }

  @Delete('all')
  @Public('a trial')
  @NoIfMatch('nothing is kept')
  @Returns(204)
  dropAll(): void {
    throw new NotFoundException('in words of the framework');
  }
}

export interface Trial {
  app: NestFastifyApplication;
  url: string;
  lines: string[];
  close(): Promise<void>;
}

/** A small application with the real HTTP layer, listening, and its log as lines. */
export async function openTrial(limits: Partial<Limits> = {}, controllers: Type[] = [TrialController]): Promise<Trial> {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const document = await documentOf(controllers);
  class TrialModule {}
  Module({ imports: [HttpModule.forRoot(log, () => document)], controllers })(TrialModule);
  const app = await NestFactory.create<NestFastifyApplication>(TrialModule, createAdapter(log, { ...usualLimits, ...limits }), {
    logger: false,
    abortOnError: false,
  });
  serveDocs(app, document);
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl(), lines, close: () => app.close() };
}

export async function documentOf(
  controllers: Type[],
  docstrings?: Record<string, string>,
): Promise<ReturnType<typeof buildDocument>> {
  const log = createLogger('silent');
  class PreviewModule {}
  Module({ imports: [HttpModule.forRoot(log)], controllers })(PreviewModule);
  const app = await NestFactory.create<NestFastifyApplication>(PreviewModule, createAdapter(log), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  return buildDocument(app, docstrings);
}

/** What a server answers to bytes, and how long until it closed the connection. */
export function raw(
  url: string,
  bytes: string | Buffer,
  { thenEvery = 0, more = '' } = {},
): Promise<{ text: string; ms: number }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connect(Number(port), hostname);
    const drip = thenEvery > 0 ? setInterval(() => socket.writable && socket.write(more), thenEvery) : undefined;
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(drip);
      resolve({ text, ms: performance.now() - began });
    });
    socket.write(bytes);
  });
}
