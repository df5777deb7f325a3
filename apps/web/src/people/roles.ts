// SPDX-License-Identifier: Apache-2.0
import type { Role } from './queries.js';

/** In the order in which they are offered. */
export const roles: readonly Role[] = [
  'caseworker',
  'caregiver',
  'program_manager',
  'privacy_officer',
  'agency_admin',
  'partner',
];
/** Between which an account can change; a partner stays one. */
export const ownRoles = roles.filter((role) => role !== 'partner');
export const isRole = (role: unknown): role is Role => roles.includes(role as Role);
