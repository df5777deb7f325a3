// SPDX-License-Identifier: Apache-2.0

type Refuse = (code: string, detail: string, pointer: string) => never;

const deepest = 20;
const mostValues = 5_000;
// They reach the prototype of whatever object the value is copied onto.
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** One open object or list. */
class Level {
  /** The key or index of the value being read. */
  at: string | number;
  /** In an object: whether the next string is a key. */
  awaitsKey: boolean;
  constructor(readonly keys: Set<string> | undefined) {
    this.at = keys ? '' : 0;
    this.awaitsKey = keys !== undefined;
  }
}

/**
 * Finds in a text that is known to be JSON what `JSON.parse` swallows: keys that stand twice, NUL and halves
 * of surrogate pairs (both only possible as `\u` escapes), keys that reach prototypes, and too much of it.
 * Walks the text once, without recursion.
 */
export function inspectJson(text: string, refuse: Refuse): void {
  const levels: Level[] = [];
  const mayBeUnfit = text.includes('\\u');
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const level = levels.at(-1);
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i);
        if (level?.awaitsKey) {
          level.at = readKey(text.slice(i, end + 1), level, levels, refuse);
          level.awaitsKey = false;
        } else if (mayBeUnfit) {
          refuseUnfit(JSON.parse(text.slice(i, end + 1)) as string, levels, refuse);
        }
        i = end;
        break;
      }
      case 0x7b:
      case 0x5b:
        if (levels.length === deepest)
          refuse('body-too-deep', `The body is nested more than ${deepest} levels deep.`, pointerTo(levels));
        levels.push(new Level(text.charCodeAt(i) === 0x7b ? new Set() : undefined));
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        break;
      case 0x2c:
        if (++values > mostValues)
          refuse('body-too-many-values', `The body holds more than ${mostValues} values.`, pointerTo(levels));
        if (level?.keys) level.awaitsKey = true;
        else if (level) level.at = Number(level.at) + 1;
        break;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end;
  }
}

function readKey(quoted: string, level: Level, levels: Level[], refuse: Refuse): string {
  const key = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  if (quoted.includes('\\u')) refuseUnfit(key, levels, refuse);
  if (reserved.has(key))
    refuse('body-reserved-key', 'This key is not allowed in any message.', `${pointerTo(levels.slice(0, -1))}/${key}`);
  if (level.keys?.has(key)) {
    level.at = key;
    refuse('body-duplicate-key', 'This key stands twice in its object. Give each at most once.', pointerTo(levels));
  }
  level.keys?.add(key);
  return key;
}

function refuseUnfit(text: string, levels: Level[], refuse: Refuse): void {
  if (text.includes('\0')) refuse('body-nul-character', 'Text here holds the NUL character. Leave it out.', pointerTo(levels));
  if (/\p{Cs}/u.test(text))
    refuse('body-lone-surrogate', 'Text here holds half of a surrogate pair. Send whole characters.', pointerTo(levels));
}

function pointerTo(levels: readonly Level[]): string {
  return cut(levels.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));
}

/** A pointer repeats keys the client chose; long ones need not be repeated whole. */
function cut(pointer: string): string {
  return pointer.length <= 200 ? pointer : `${pointer.slice(0, 200)}…`;
}
