// SPDX-License-Identifier: Apache-2.0
import { type Permission, reachOf, type Role } from '@harbor/policy';
import { useMe } from './session.js';

/** Whether my role holds a permission at all: hides what the policy would refuse. The server decides. */
export function useMay(): (permission: Permission) => boolean {
  const { role } = useMe();
  return (permission) => reachOf(role as Role, permission).length > 0;
}
