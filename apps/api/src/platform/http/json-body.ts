// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../refusal.js';
import { inspectJson } from './json-inspect.js';

/** The body cannot be read as one JSON object; where one place is to blame, it is named. */
export class BodyRefused extends Refusal {
  constructor(code: string, detail: string, pointer?: string) {
    super(400, code, detail, pointer === undefined ? {} : { errors: [{ pointer, code, detail }] });
  }
}

/**
 * Reads a request's body. Stricter than JSON: one object, UTF-8, no key twice, no NUL, no half of a surrogate
 * pair, at most 20 levels and 5,000 values deep and wide. So what is checked is what is stored, and no
 * body is cheap to send and dear to check. Nothing at all is `undefined`: some requests need no body.
 *
 * @throws BodyRefused
 */
export function readJsonBody(bytes: Buffer): object | undefined {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new BodyRefused('body-not-utf8', 'The body is not UTF-8 text. Send JSON as UTF-8.');
  const text = bytes.toString('utf8');
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new BodyRefused('body-not-an-object', 'The body must be one JSON object, in braces.', '');
  }
  inspectJson(text, (code, detail, pointer) => {
    throw new BodyRefused(code, detail, pointer);
  });
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The parser's own words repeat the text, so only the place is taken from them.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new BodyRefused(
      'body-not-json',
      `The body is not JSON${place ? `: it cannot be read from character ${place} on` : ''}.`,
    );
  }
}
