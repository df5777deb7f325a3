// SPDX-License-Identifier: Apache-2.0

/** One line as the page knows it. `text` is null while the line is shown closed and was not opened here. */
export interface Line {
  id: string;
  section: string;
  text: string | null;
  voice: string;
  basis: string | null;
  audience: string;
  isClosed: boolean;
  /** The youth's words once together mode was left: nobody edits them. */
  isKept: boolean;
}
/** What is written: on the page, or on the server. */
export interface Written {
  items: readonly Line[];
  skipped: readonly string[];
}
export interface Draft extends Written {
  version: number;
}
export type SentLine = Omit<Line, 'text' | 'isClosed' | 'isKept'> & { text: string };
/** One save: only what changed since the last. */
export interface Change {
  items?: SentLine[];
  remove?: string[];
  skipped?: string[];
}

export const mostCharacters = 4000;
/** As many as one save may carry. */
const mostLines = 50;

/** As people count them: an emoji of one code point is one. */
export const charactersIn = (text: string): number => [...text].length;

/**
 * What people paste, as the API keeps text: the separators that some programs write become line breaks; characters that
 * nobody can see or read, halves of emoji among them, are left out. Everything else stays as it was written.
 */
export const plainly = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '');

/** Why a line cannot be sent as it stands. It stays on the page, and so does what is wrong with it. */
export type Hindrance = 'blank' | 'tooLong' | 'noBasis';
export function hindranceOf({ text, voice, basis }: Line): Hindrance | undefined {
  if (text === null) return undefined;
  if (text.trim() === '') return 'blank';
  if (text.length > mostCharacters && charactersIn(text) > mostCharacters) return 'tooLong';
  return voice === 'worker' && !basis ? 'noBasis' : undefined;
}

export const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
  one === other ||
  (!!one &&
    !!other &&
    one.text === other.text &&
    one.section === other.section &&
    one.voice === other.voice &&
    one.basis === other.basis &&
    one.audience === other.audience);

export const byId = ({ items }: Written): Map<string, Line> => new Map(items.map((line) => [line.id, line]));

export interface Difference {
  /** What can be sent now; undefined when there is nothing. */
  change: Change | undefined;
  /** Whether more than that is waiting: a save carries so many lines and no more. */
  hasMore: boolean;
  /** Lines that wait for somebody to mend them. A new line without words waits for nothing. */
  held: string[];
}

/** What the server does not have yet. */
export function differenceOf(server: Written, mine: Written): Difference {
  const [known, written] = [byId(server), byId(mine)];
  const differing = mine.items.filter((line) => line.text !== null && !isSame(known.get(line.id), line));
  const ready = differing.filter((line) => !hindranceOf(line));
  const held = differing.filter((line) => hindranceOf(line) && (known.has(line.id) || line.text?.trim())).map(({ id }) => id);
  const removed = server.items.filter(({ id }) => !written.has(id)).map(({ id }) => id);
  const isSkippedSame =
    server.skipped.length === mine.skipped.length && mine.skipped.every((code) => server.skipped.includes(code));
  const change: Change = {
    ...(ready.length > 0 ? { items: ready.slice(0, mostLines).map(toSend) } : {}),
    ...(removed.length > 0 ? { remove: removed.slice(0, mostLines) } : {}),
    ...(isSkippedSame ? {} : { skipped: [...mine.skipped] }),
  };
  return {
    change: Object.keys(change).length > 0 ? change : undefined,
    hasMore: ready.length > mostLines || removed.length > mostLines,
    held,
  };
}

const toSend = ({ id, section, text, voice, basis, audience }: Line): SentLine => ({
  id,
  section,
  text: text!,
  voice,
  basis: voice === 'worker' ? basis : null,
  audience,
});

/** What the server holds once it took this change. */
export function withChange(server: Written, { items = [], remove = [], skipped }: Change): Written {
  const put = new Map(items.map((line) => [line.id, line]));
  const known = byId(server);
  return {
    items: [
      ...server.items.filter(({ id }) => !remove.includes(id)).map((line) => ({ ...line, ...put.get(line.id) })),
      ...items.filter(({ id }) => !known.has(id)).map((line) => ({ ...line, isClosed: false, isKept: false })),
    ],
    skipped: skipped ?? server.skipped,
  };
}

/** An answer names closed lines without their words; those that are known here stay known. */
export function withKnownWords<D extends Written>(answer: D, known: Written): D {
  const words = byId(known);
  return { ...answer, items: answer.items.map((line) => ({ ...line, text: line.text ?? words.get(line.id)?.text ?? null })) };
}
