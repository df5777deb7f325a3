// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Permission, Role } from '@harbor/policy';
import type { Ctx } from '../../apps/api/src/platform/ctx.js';
import type { Person } from './person.js';

/** What the guard would have made of a request of this person, for acts that have no route. */
export const ctxOf = ({ ids, token }: Person, role: Role, permission: Permission): Ctx => ({
  actor: { ...ids, role, freshUntil: null },
  token: token!,
  permission,
  route: 'TEST /',
  now: new Date(),
  requestId: randomUUID(),
  target: {},
});
