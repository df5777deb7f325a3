// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { Controller, Get, Param } from '@nestjs/common';
import {
  type Cell,
  cellOf,
  type DataClass,
  dataClasses,
  decide,
  grants,
  type Permission,
  permissions,
  policyPage,
  type Relation,
  relations,
  type Role,
  roles,
  sees,
  tables,
} from '@harbor/policy';
import { Allow, Returns } from '../../apps/api/src/platform/http/route.js';
import { documentOf, openTrial } from '../http/trial.js';
import { pathValueFor } from './call.js';

const committed = readFileSync('docs/policy.md', 'utf8');

/** The table as the committed page of the manual has it: what a person has read and agreed to. */
function frozenCells(): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const line of committed.split('\n')) {
    const [permission, ...held] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!permission?.startsWith('`') || held.length !== roles.length || !permission.includes('.')) continue;
    held.forEach((cell, i) => {
      const fresh = cell.includes('\\*');
      const names = cell
        .replace(/\\\*|!/g, '')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean) as Relation[];
      cells.set(`${permission.replaceAll('`', '')} ${roles[i]}`, { relations: names, ...(fresh ? { fresh: true } : {}) });
    });
  }
  return cells;
}
const frozen = frozenCells();

/** The first cell in which `decide` says otherwise than the committed page. */
function decidesOtherwise(): string | undefined {
  for (const permission of permissions) {
    for (const role of roles) {
      const cell = frozen.get(`${permission} ${role}`);
      if (!cell) return `${permission} ${role} is not on the page`;
      for (const relation of relations) {
        for (const isFresh of [true, false]) {
          const wanted = !cell.relations.includes(relation) ? 'deny' : cell.fresh && !isFresh ? 'step-up' : 'allow';
          if (decide(role, [relation], permission, isFresh) !== wanted) return `${permission} ${role} ${relation}`;
        }
      }
    }
  }
  return undefined;
}
const isRed = () => decidesOtherwise() !== undefined || policyPage() !== committed;

/** Runs the checks on a changed policy, then puts it back. */
function withChange(apply: () => () => void): boolean {
  const undo = apply();
  try {
    return isRed();
  } finally {
    undo();
  }
}

type Change = [name: string, apply: () => () => void];
const put = <T extends object, K extends keyof T>(target: T, key: K, value: T[K]) => {
  const before = target[key];
  target[key] = value;
  return () => void (target[key] = before);
};

function cellChanges(): Change[] {
  return permissions.flatMap((permission) =>
    roles.flatMap((role, i): Change[] => {
      const row = grants[permission] as unknown as Cell[];
      const cell = cellOf(role, permission);
      const other = (name: string, changed: Cell): Change => [`${permission} ${role}: ${name}`, () => put(row, i, changed)];
      return [
        ...(cell.relations.length > 0 ? [other('emptied', { relations: [] })] : []),
        ...relations
          .filter((relation) => !cell.relations.includes(relation))
          .map((relation) => other(`widened by ${relation}`, { ...cell, relations: [...cell.relations, relation] })),
        ...cell.relations
          .filter(() => cell.relations.length > 1)
          .map((gone) => other(`without ${gone}`, { ...cell, relations: cell.relations.filter((one) => one !== gone) })),
        ...(cell.fresh ? [other('without a fresh second factor', { relations: cell.relations })] : []),
        ...(cell.sealed ? [other('not before its effect', { relations: cell.relations, fresh: true })] : []),
      ];
    }),
  );
}

function tableChanges(): Change[] {
  return Object.entries(tables as unknown as Record<string, Record<string, Permission[] | undefined>>).flatMap(([table, rule]) =>
    ['select', 'insert', 'update'].flatMap((verb): Change[] => {
      const served = rule[verb] ?? [];
      const other = (name: string, list: Permission[]): Change => [`${table} ${verb}: ${name}`, () => put(rule, verb, list)];
      return [
        ...served.map((gone) =>
          other(
            `without ${gone}`,
            served.filter((one) => one !== gone),
          ),
        ),
        ...permissions.filter((one) => !served.includes(one)).map((one) => other(`also for ${one}`, [...served, one])),
      ];
    }),
  );
}

describe('the policy cannot change unseen', () => {
  it('decides in every cell as the committed page of the manual says, and an unlisted cell denies', () => {
    expect(decidesOtherwise()).toBeUndefined();
    expect(frozen.size).toBe(permissions.length * roles.length);
    expect(decide('caregiver', relations, 'audit.read', true)).toBe('deny');
    expect(decide('platform_operator' as Role, relations, 'youth.read', true)).toBe('deny');
  });

  it.each([
    ['cells of the policy table', cellChanges],
    ['rows of the table of tables', tableChanges],
  ])('every change of the %s turns a check red', (what, make) => {
    const changes = make();
    const survivors = changes.filter(([, apply]) => !withChange(apply)).map(([name]) => name);
    console.info(`${what}: ${changes.length} mutants, ${changes.length - survivors.length} found`);
    expect(survivors).toEqual([]);
    expect(isRed()).toBe(false);
  });

  it('the field mask shows each role and relation these classes and no other', () => {
    // Restricted classes (C3, C4) and what a court sealed (C5) are in nobody's everyday mask.
    const mask: Partial<Record<`${Role} ${Relation}`, readonly DataClass[]>> = {
      'caregiver placed': ['C0', 'C1'],
      'caregiver self': ['C0', 'C1'],
      // The directory.
      'caregiver agency': ['C0'],
      'caseworker assigned': ['C0', 'C1', 'C2'],
      'caseworker intake': ['C0', 'C1', 'C2'],
      'caseworker agency': ['C0', 'C2'],
      'program_manager supervising': ['C0', 'C1', 'C2'],
      'program_manager agency': ['C0', 'C2'],
      'privacy_officer agency': ['C0'],
      'agency_admin agency': ['C0'],
      'partner shared': ['C0', 'C2'],
      'partner self': ['C0', 'C1'],
      'partner agency': ['C0'],
    };
    for (const role of roles)
      for (const relation of relations)
        for (const one of dataClasses) {
          const wanted = mask[`${role} ${relation}`]?.includes(one) ?? false;
          expect([role, relation, one, sees(role, relation, one)]).toEqual([role, relation, one, wanted]);
        }
  });
});

describe('a route that nobody declared', () => {
  class Sighting {
    view = 'sighting' as const;
  }

  it('keeps the server from starting', async () => {
    @Controller('api/v1/sightings')
    class UndeclaredController {
      @Get()
      @Returns(200, Sighting)
      read(): undefined {
        return undefined;
      }
    }
    await expect(openTrial({}, [UndeclaredController])).rejects.toThrow('exactly one of @Allow and @Public');
  });

  it('and one the generators cannot call fails with what to add where', async () => {
    @Controller('api/v1/sightings')
    class StrangeController {
      @Get(':sightingId')
      @Allow('youth.read')
      @Returns(200, Sighting)
      read(@Param('sightingId', { transform: String }) _: string): undefined {
        return undefined;
      }
    }
    await expect(documentOf([StrangeController])).resolves.toBeDefined();
    expect(() =>
      pathValueFor({ handler: 'StrangeController.read', path: '/api/v1/sightings/:sightingId' }, 'sightingId'),
    ).toThrow(
      'StrangeController.read: nobody has said what a valid :sightingId is. Add it to "pathValues" in test/policy/world.ts.',
    );
  });
});
