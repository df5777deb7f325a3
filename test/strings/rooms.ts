// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'en' | 'es';
/** Strings by their full key, such as `youth:title.file`. */
export type Strings = Map<string, string>;

const web = path.resolve(import.meta.dirname, '../../apps/web/src');

/** The rooms that have strings. */
export const rooms = (): string[] =>
  readdirSync(web)
    .filter((room) => existsSync(path.join(web, room, 'strings')))
    .sort();

/** What a room says in a language. */
export function stringsOf(room: string, language: Language): Strings {
  const text = readFileSync(path.join(web, room, 'strings', `${language}.json`), 'utf8');
  return new Map(flat(JSON.parse(text) as object, `${room}:`));
}

export const everything = (language: Language): Strings => new Map(rooms().flatMap((room) => [...stringsOf(room, language)]));

function flat(strings: object, before: string): [string, string][] {
  return Object.entries(strings).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value as object, `${before}${key}.`),
  );
}

/** Spanish has one plural more than English. */
export const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
