// SPDX-License-Identifier: Apache-2.0

/** The file is not what it should be; nothing of it can be trusted. `problem` is a code. */
export class Malformed extends Error {
  constructor(readonly problem: string) {
    super(problem);
  }
}

/** One object of a JSON file: of a list in the root (the list's name), or of the root itself. */
export interface Element {
  list: string | undefined;
  value: unknown;
}
const mostBytes = 8_000_000;
const mostDepth = 64;
/** Members of a root object whose lists are read element by element: a page of an API, tables of the tabular form. */
const isList = (name: string): boolean => name === 'contents' || name.endsWith('.csv');

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
/** What UTF-16 begins with, marked or not, either way round. */
const isOfUtf16 = (c: number): boolean => c === 0xff || c === 0xfe || c === 0;
const text = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes a JSON file apart while it comes in: each object of its lists is parsed by itself, so that memory is that of one
 * object. Feed it every chunk with `push` and then ask `end`.
 *
 * @throws Malformed `not-json`, `truncated`, `wrong-encoding`, `too-deep`, `object-too-big`
 */
export class JsonElements {
  /** What may come next: the root; a key, its colon, its value; an element of a list; nothing. */
  private awaits: 'root' | 'key' | 'colon' | 'value' | 'element' | 'comma' | 'nothing' = 'root';
  /** Where the list stands that is being read: the root, a member of it, or none. */
  private list: string | undefined;
  private inList = false;
  private isRootList = false;
  private hasLists = false;
  private key = '';
  private readonly members: Record<string, unknown> = {};
  private held: Buffer[] = [];
  private heldBytes = 0;
  private isCapturing = false;
  private inString = false;
  private isEscaped = false;
  private depth = 0;

  *push(chunk: Buffer): Generator<Element> {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const c = chunk[i]!;
      if (!this.isCapturing) {
        if (!isSpace(c) && this.structure(c)) from = i;
        if (!this.isCapturing) continue;
      }
      const end = this.endsAt(c, i);
      if (end === undefined) continue;
      this.hold(chunk.subarray(from, end));
      const found = this.captured();
      if (found) yield found;
      i = end - 1;
    }
    if (this.isCapturing) this.hold(chunk.subarray(from));
  }

  /** The object in the root, when it was no list. */
  *end(): Generator<Element> {
    if (this.awaits !== 'nothing') throw new Malformed(this.awaits === 'root' ? 'empty' : 'truncated');
    if (!this.isRootList && !this.hasLists) yield { list: undefined, value: this.members };
  }

  /** A byte between values. True: a value begins with it. */
  private structure(c: number): boolean {
    switch (this.awaits) {
      case 'root':
        if (c === openArray) [this.inList, this.isRootList, this.awaits] = [true, true, 'element'];
        else if (c === openObject) this.awaits = 'key';
        else throw new Malformed(isOfUtf16(c) ? 'wrong-encoding' : 'not-json');
        return false;
      case 'key':
        if (c === closeObject) this.awaits = 'nothing';
        else if (c !== quote) throw new Malformed('not-json');
        return c === quote && this.begin();
      case 'colon':
        if (c !== colon) throw new Malformed('not-json');
        this.awaits = 'value';
        return false;
      case 'value':
        if (c !== openArray || !isList(this.key)) return this.begin();
        [this.inList, this.list, this.hasLists, this.awaits] = [true, this.key, true, 'element'];
        return false;
      case 'element':
        if (c === closeArray) return this.leaveList();
        if (c !== openObject) throw new Malformed('not-json');
        return this.begin();
      case 'comma':
        if (c === comma) this.awaits = this.inList ? 'element' : 'key';
        else if (this.inList && c === closeArray) return this.leaveList();
        else if (!this.inList && c === closeObject) this.awaits = 'nothing';
        else throw new Malformed('not-json');
        return false;
      case 'nothing':
        throw new Malformed('not-json');
    }
  }

  private begin(): true {
    [this.isCapturing, this.inString, this.isEscaped, this.depth] = [true, false, false, 0];
    return true;
  }

  private leaveList(): false {
    this.inList = false;
    this.awaits = this.isRootList ? 'nothing' : 'comma';
    return false;
  }

  /** Where the value that is being captured ends, if this byte ends it. */
  private endsAt(c: number, i: number): number | undefined {
    if (this.inString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (c === backslash) this.isEscaped = true;
      else if (c === quote) {
        this.inString = false;
        if (this.depth === 0) return i + 1;
      }
      return undefined;
    }
    if (c === quote) this.inString = true;
    else if (c === openObject || c === openArray) {
      this.depth += 1;
      if (this.depth > mostDepth) throw new Malformed('too-deep');
    } else if (c === closeObject || c === closeArray) {
      if (this.depth === 0) return i;
      this.depth -= 1;
      if (this.depth === 0) return i + 1;
    } else if (this.depth === 0 && (c === comma || isSpace(c))) return i;
    return undefined;
  }

  private hold(bytes: Buffer): void {
    this.heldBytes += bytes.length;
    if (this.heldBytes > mostBytes) throw new Malformed('object-too-big');
    // A copy: what is held outlives the chunk it came with.
    this.held.push(Buffer.from(bytes));
  }

  private captured(): Element | undefined {
    const value = parsed(Buffer.concat(this.held));
    this.held = [];
    this.heldBytes = 0;
    this.isCapturing = false;
    if (this.awaits === 'key') {
      this.key = String(value);
      this.awaits = 'colon';
      return undefined;
    }
    this.awaits = 'comma';
    if (this.inList) return { list: this.list, value };
    Object.defineProperty(this.members, this.key, { value, enumerable: true, writable: true, configurable: true });
    return undefined;
  }
}

function parsed(bytes: Buffer): unknown {
  let json: string;
  try {
    json = text.decode(bytes);
  } catch {
    throw new Malformed('wrong-encoding');
  }
  try {
    return JSON.parse(json);
  } catch {
    throw new Malformed('not-json');
  }
}
