// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** The same place seen from `src` and from `dist`. */
const manifest = new URL('../../package.json', import.meta.url);

/** Of this program, as it was released. */
export const { version: programVersion } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
