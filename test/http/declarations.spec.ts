// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { All, Body, Controller, Delete, Get, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNullable, IsPlainText } from '@harbor/contracts';
import { IsOptional, ValidateNested } from 'class-validator';
import { readCommittedDocument } from '../../apps/api/src/platform/http/document.js';
import { idempotencyOf } from '../../apps/api/src/platform/http/idempotency.js';
import { Allow, type HarborRequest, NoIfMatch, Public, Returns } from '../../apps/api/src/platform/http/route.js';
import { RouteCensus } from '../../apps/api/src/platform/http/route-census.js';
import { UuidPipe } from '../../apps/api/src/platform/http/uuid.pipe.js';
import { readMessage } from '../../apps/api/src/platform/http/validation.js';
import { type Schema, ViewWriters } from '../../apps/api/src/platform/http/view-writer.js';
import { documentOf, openTrial, PlanForTeam, Step, TrialController, TrialList, TrialPlan } from './trial.js';

class Loose {
  text?: string;
}

class Nested {
  @ValidateNested() step!: Step;
}

class Unwritten {
  @ApiProperty({ type: 'object', additionalProperties: true }) anything!: object;
}

/** A controller with one handler, declared as the test wants. */
function controller(...decorators: MethodDecorator[]): Type {
  class Odd {
    run(): void {}
  }
  Controller('odd')(Odd);
  for (const decorate of decorators) decorate(Odd.prototype, 'run', Object.getOwnPropertyDescriptor(Odd.prototype, 'run') ?? {});
  return Odd;
}

/** The handler's first argument. */
function taking(argument: ParameterDecorator, type: unknown): MethodDecorator {
  return (target, name) => {
    argument(target, name, 0);
    Reflect.defineMetadata('design:paramtypes', [type], target, name);
  };
}

const fine = [Public('odd'), Returns(204)];

describe('the server does not start on a route that', () => {
  it.each<[string, MethodDecorator[], RegExp]>([
    ['says not who may', [Get(), Returns(204)], /Odd\.run must have exactly one of @Allow and @Public, but has neither/],
    ['says both', [Get(), Returns(204), Allow('youth.read'), Public('x')], /but has both/],
    ['says not what it answers', [Get(), Public('x')], /Odd\.run has no @Returns/],
    ['answers nothing with 200', [Get(), Public('x'), Returns(200)], /must be 204/],
    [
      'answers what the document leaves open',
      [Get(), Public('x'), Returns(200, Loose)],
      /Odd\.run: openapi\.json leaves open what Loose is/,
    ],
    ['answers any method', [All(), ...fine], /answers ALL/],
    ['takes a body as an interface', [Post(), ...fine, taking(Body(), Object)], /takes its body without a class/],
    ['takes one field of a body', [Post(), ...fine, taking(Body('text'), String)], /takes one field of its body by name/],
    ['takes one parameter of a query', [Get(), ...fine, taking(Query('text'), String)], /takes one field of its query by name/],
    ['takes a body without rules', [Post(), ...fine, taking(Body(), Loose)], /none of its fields has a rule/],
    ['takes an object without its class', [Post(), ...fine, taking(Body(), Nested)], /Nested\.step is an object, but @Type/],
    ['takes a body with GET', [Get(), ...fine, taking(Body(), Step)], /GET has none/],
    ['takes an id unchecked', [Get(':id'), ...fine, taking(Param('id'), String)], /unchecked/],
    ['writes its own answer', [Get(), ...fine, taking(Res(), Object)], /passthrough/],
    ['deletes without a version', [Delete(), ...fine], /@IfMatch/],
  ])('%s', async (_, decorators, words) => {
    await expect(openTrial({}, [controller(...decorators)])).rejects.toThrow(words);
  });

  it('but on one that is declared in full', async () => {
    const odd = controller(Delete(':id'), ...fine, NoIfMatch('odd'), taking(Param('id', UuidPipe), String));
    await (await openTrial({}, [odd])).close();
    const cookies = controller(Get(), ...fine, taking(Res({ passthrough: true }), Object));
    await (await openTrial({}, [cookies])).close();
  });
});

describe('the census', () => {
  it('knows of each route what tests are generated from', async () => {
    const trial = await openTrial();
    const { routes } = trial.app.get(RouteCensus);
    await trial.close();
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      [
        'POST /api/v1/trial/:id/plans',
        'DELETE /api/v1/trial/:id/plans',
        'DELETE /api/v1/trial/all',
        'GET /api/v1/trial/bare',
        'GET /api/v1/trial/file',
        'GET /api/v1/trial/list',
        'POST /api/v1/trial/search',
      ].sort((a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '') || a.localeCompare(b)),
    );
    expect(routes.find(({ handler }) => handler === 'TrialController.make')).toMatchObject({
      publicReason: 'a trial',
      permission: undefined,
      body: TrialPlan,
      query: undefined,
      pathIds: ['id'],
      needsIdempotencyKey: true,
      needsIfMatch: false,
    });
    expect(routes.find(({ handler }) => handler === 'TrialController.drop')).toMatchObject({
      permission: 'youth.read',
      needsIfMatch: true,
    });
    expect(routes.find(({ handler }) => handler === 'TrialController.list')).toMatchObject({
      query: TrialList,
      needsIdempotencyKey: false,
    });
    expect(routes.find(({ handler }) => handler === 'TrialController.search')).toMatchObject({ needsIdempotencyKey: false });
  });
});

describe('the document', () => {
  it('says of every route what it takes, who may, and what it answers', async () => {
    const { paths, components } = await documentOf([TrialController]);
    const at = paths as Record<string, Record<string, Record<string, unknown>>>;
    const make = at['/api/v1/trial/{id}/plans']?.['post'];
    const drop = at['/api/v1/trial/{id}/plans']?.['delete'];
    const list = at['/api/v1/trial/list']?.['get'];
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

    expect(make).toMatchObject({ operationId: 'trialMake', security: [], 'x-public': 'a trial' });
    expect(make?.['parameters']).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    ]);
    expect(make?.['requestBody']).toMatchObject({
      required: true,
      content: { 'application/json': { schema: ref('TrialPlan') } },
    });
    expect(make?.['responses']).toMatchObject({
      201: {
        headers: { ETag: {} },
        content: {
          'application/json': {
            schema: { oneOf: [ref('PlanForTeam'), ref('PlanForCaregiver')] },
          },
        },
      },
      422: { $ref: '#/components/responses/UnprocessableEntity' },
    });
    expect(drop).toMatchObject({
      security: [{ bearer: [] }],
      'x-permission': 'youth.read',
      responses: { 204: {}, 404: {}, 412: {}, 428: {} },
    });
    expect(list?.['parameters']).toEqual([
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100 } },
      { name: 'after', in: 'query', required: false, schema: { type: 'string', minLength: 1, maxLength: 5 } },
    ]);
    expect(components?.schemas?.['TrialPlan']).toMatchObject({
      additionalProperties: false,
      required: ['title'],
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 20 },
        at: { type: 'string', format: 'date-time' },
        risk: { type: 'string', enum: ['high', 'low'], nullable: true },
        languages: { type: 'array', items: { type: 'string', enum: ['en', 'es'] } },
        items: { type: 'array', items: ref('Step') },
      },
    });
    expect(components?.schemas?.['PlanList']?.properties?.['items']).toEqual({
      type: 'array',
      items: { oneOf: [ref('PlanForTeam'), ref('PlanForCaregiver')] },
    });
    expect(Object.keys(components?.schemas ?? {})).toEqual(expect.arrayContaining(['Problem', 'ProblemField']));
  });

  it('is the same each time, and refuses two messages of one name', async () => {
    expect(JSON.stringify(await documentOf([TrialController]))).toBe(JSON.stringify(await documentOf([TrialController])));
    const other = { [PlanForTeam.name]: class {} }[PlanForTeam.name] as Type;
    await expect(documentOf([TrialController, controller(Get(), Public('x'), Returns(200, other))])).rejects.toThrow(
      /Two messages are named PlanForTeam/,
    );
  });

  it('is served with a page of our own files only', async () => {
    const trial = await openTrial();
    const get = (path: string) => fetch(`${trial.url}/api-docs${path}`);
    const page = await get('');
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    const statuses = await Promise.all(
      files.map(async (path) => {
        const file = await fetch(`${trial.url}${path}`);
        return (await file.arrayBuffer()).byteLength > 0 ? file.status : 0;
      }),
    );
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(html).not.toMatch(/<script>|<style|style=|https?:/);
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(((await (await get('/openapi.json')).json()) as { openapi: string }).openapi).toBe('3.0.0');
    expect(await (await get('/package.json')).text()).toContain('not-found');
    await trial.close();
  });
});

describe('a writer', () => {
  const writer = (schemas: Record<string, Schema>) => new ViewWriters(schemas);

  it('is not built from a part that is left open', async () => {
    const { components } = await documentOf([controller(Get(), Public('x'), Returns(200, Unwritten))]);
    expect(() => writer(components?.schemas ?? {}).of('Unwritten')).toThrow(/leaves open what Unwritten.anything is/);
    expect(() => writer({}).of('A')).toThrow('openapi.json does not describe A. Write it anew: npm run openapi.');
    expect(() => writer({ A: { type: 'object', properties: { a: {} } } }).of('A')).toThrow(/A.a/);
  });

  it('writes maps, numbers, codes and classes that hold themselves', () => {
    const schemas: Record<string, Schema> = {
      Tree: {
        type: 'object',
        required: ['leaves'],
        properties: {
          leaves: { type: 'object', additionalProperties: { type: 'number' } },
          kind: { enum: ['oak', 'elm'], type: 'string' },
          next: { nullable: true, allOf: [{ $ref: '#/components/schemas/Tree' }] },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    };
    const write = writer(schemas).of('Tree');
    const tree = {
      leaves: { 'a"': 1.5 },
      kind: 'oak',
      next: null,
      children: [{ leaves: {} }, { leaves: { b: -0 }, next: { leaves: {} } }],
    };
    expect(JSON.parse(write(tree))).toEqual(JSON.parse(JSON.stringify(tree)));
    expect(() => write({ leaves: {}, kind: 'ash' })).toThrow('Tree.kind in the answer must be one of its codes.');
    expect(() => write({ leaves: {}, children: [{}] })).toThrow('Tree.leaves is missing from the answer.');
  });

  it('writes every text as JSON does', () => {
    const write = writer({ A: { type: 'object', properties: { a: { type: 'string' } } } }).of('A');
    for (let code = 0; code < 0x10000; code += code < 0x3000 ? 1 : 97) {
      const a = `x${String.fromCharCode(code)}y`;
      expect(write({ a })).toBe(JSON.stringify({ a }));
    }
  });
});

describe('a field', () => {
  class Lengths {
    @IsOptional() @IsPlainText({ max: 3 }) short?: string;
    @IsOptional() @IsPlainText({ max: 3, min: 0 }) empty?: string;
    @IsOptional() @IsPlainText({ max: 9, min: 3 }) long?: string;
    @IsOptional() @IsNullable() @IsPlainText({ max: 3, each: true }) each?: string[] | null;
  }
  const fits = (value: object) => {
    try {
      return readMessage(Lengths, value) !== undefined;
    } catch {
      return false;
    }
  };

  it('counts characters as people do', () => {
    expect(['abc', '😀😀😀', ' a ', 'é'].map((short) => fits({ short }))).toEqual([true, true, true, true]);
    expect(['abcd', '😀😀😀😀', 'a\u0000', '\ud83d', '   ', '', 'a\u2028'].map((short) => fits({ short }))).toEqual(
      Array(7).fill(false),
    );
    expect([fits({ empty: '' }), fits({ empty: '    ' })]).toEqual([true, false]);
    expect([fits({ long: ' ab ' }), fits({ long: ' abc ' }), fits({ long: '😀😀' })]).toEqual([false, true, false]);
    expect([fits({ each: null }), fits({ each: ['abc', 'a'] }), fits({ each: ['abcd'] }), fits({ each: [1] })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the committed document', () => {
  it('sums up every operation in a sentence of its own', () => {
    const operations = Object.values(readCommittedDocument().paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string; summary?: string }>),
    );
    expect(operations.length).toBeGreaterThan(50);
    const isSentence = (text = '') => /^["A-Z].{5,150}[.?!]$/.test(text);
    expect(operations.filter(({ summary }) => !isSentence(summary)).map(({ operationId }) => operationId)).toEqual([]);
    const summaries = operations.map(({ summary }) => summary);
    expect(summaries.filter((one, i) => summaries.indexOf(one) !== i)).toEqual([]);
  });

  it('cannot be written while a handler says nothing of itself', async () => {
    await expect(documentOf([TrialController], {})).rejects.toThrow(/^TrialController\.\w+ has no docstring: say above it/);
  });
});

describe('an Idempotency-Key', () => {
  const request = (headers: Record<string, string>, url = '/a', body?: string) =>
    ({ headers, url, method: 'POST', bodyHash: body === undefined ? undefined : Buffer.from(body) }) as unknown as HarborRequest;
  const key = { 'idempotency-key': '0b7e1c1e-4b0a-4f5e-9b59-6f3f0e7c1b1a' };

  it('is needed, and looks like one', () => {
    expect(() => idempotencyOf(request({}))).toThrow('idempotency-key-required');
    for (const bad of ['', 'short', 'x'.repeat(65), 'with space in the middle']) {
      expect(() => idempotencyOf(request({ 'idempotency-key': bad }))).toThrow('idempotency-key-unreadable');
    }
  });

  it('stands for method, address and body together', () => {
    const hash = (url: string, body?: string) => idempotencyOf(request(key, url, body)).bodyHash.toString('hex');
    expect(hash('/a', 'x')).toBe(hash('/a', 'x'));
    expect(new Set([hash('/a', 'x'), hash('/b', 'x'), hash('/a', 'y'), hash('/a')]).size).toBe(4);
    expect(hash('/a', 'x')).toHaveLength(64);
  });
});
