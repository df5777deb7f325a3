// SPDX-License-Identifier: Apache-2.0
import type { PoolEntry } from './shapes.js';

/** The youth's own words: quoted, so they have no basis. */
export const me = (en: string, es: string): PoolEntry => ({ voice: 'youth', basis: null, en, es });

/** A worker's note on what was seen, on what was told, and on what is concluded: never mixed in one sentence. */
export const observed = (en: string, es: string): PoolEntry => ({ voice: 'worker', basis: 'observed', en, es });
export const reported = (en: string, es: string): PoolEntry => ({ voice: 'worker', basis: 'reported', en, es });
export const assessed = (en: string, es: string): PoolEntry => ({ voice: 'worker', basis: 'assessed', en, es });
