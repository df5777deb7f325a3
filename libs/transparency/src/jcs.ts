// SPDX-License-Identifier: Apache-2.0
import { type EventBody, eventRecord } from './event.js';

/**
 * The event body in RFC 8785 (JSON Canonicalization Scheme) form.
 *
 * The key set is fixed, so the record is made with its keys in order and the engine's own serializer does
 * the rest: RFC 8785 takes strings and numbers exactly as ECMAScript writes them. Only a lone surrogate
 * differs. It has no UTF-8 form, the database could not store it, and it is refused.
 *
 * @throws TypeError on a lone surrogate, and whatever `eventRecord` refuses
 */
export function jcs(body: EventBody): string {
  const text = JSON.stringify(eventRecord(body));
  if (text.includes('\\ud') && loneSurrogate.test(text)) throw new TypeError('A text holds half a character (a lone surrogate).');
  return text;
}

/** Every other character above U+001F is written as itself, so an unescaped `\ud…` is half a pair. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
