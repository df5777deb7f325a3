// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@harbor/policy';
import type { ComponentType } from 'react';
import { NothingHere } from './page-states.js';
import { useMay } from './use-may.js';

/** The page for whoever holds a permission; for everybody else there is nothing here. */
export function keptFor(needs: Permission, Room: ComponentType): ComponentType {
  return function Kept() {
    return useMay()(needs) ? <Room /> : <NothingHere />;
  };
}
