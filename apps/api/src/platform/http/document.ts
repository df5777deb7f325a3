// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CannotStart } from '../cannot-start.js';
import type { Schemas } from './view-writer.js';

export const API_DOCUMENT = Symbol('api document');

/** The API document, as far as the running server reads it. */
export interface ApiDocument extends Omit<OpenAPIObject, 'components'> {
  components?: { schemas?: Schemas; responses?: Record<string, object> };
}
export type ReadDocument = () => ApiDocument;

/** The same place seen from `src` and from `dist`. */
const committed = new URL('../../../openapi.json', import.meta.url);

/** The committed document. Made by `npm run openapi` from the build; CI fails when it has drifted. */
export const readCommittedDocument: ReadDocument = () => {
  try {
    return JSON.parse(readFileSync(committed, 'utf8')) as ApiDocument;
  } catch (error) {
    throw new CannotStart(
      `apps/api/openapi.json cannot be read (${error instanceof Error ? error.name : 'unknown'}). Write it anew: npm run openapi.`,
    );
  }
};
