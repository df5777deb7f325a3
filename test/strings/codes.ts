// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

function sources(folder: string, fits: RegExp = /\.ts$/): string[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => fits.test(file)).map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
}
/** What the groups of these expressions find in the API's sources, each once. */
function found(texts: readonly string[], ...expressions: RegExp[]): string[] {
  const all = texts.flatMap((text) => expressions.flatMap((one) => [...text.matchAll(one)].flatMap((match) => match.slice(1))));
  return [...new Set(all.filter(Boolean))].sort();
}

const api = () => sources('apps/api/src', /^(?!demo\b).*\.ts$/);

/** Codes of whole refusals. */
export const problemCodes = (): string[] =>
  found(
    api(),
    /\b(?:super|new Refusal)\(\s*(?:[45]\d\d|status),\s*'([a-z0-9/-]+)'/g,
    /\bnew (?:Unreadable|BodyRefused)\(\s*'([a-z0-9-]+)'/g,
    /\brefuse\(\s*'([a-z0-9-]+)'/g,
    /\],\s*'([a-z0-9]+(?:-[a-z0-9]+)+)',?\s*\)/g,
  );

/** Codes of places in a message: those that are written out, and the names of the rules, as the API spells them. */
export const fieldCodes = (): string[] => [
  ...found(
    api(),
    /\bpointer[^{}]*?code: (?:\w+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?/g,
    /\bcode: '([a-z0-9-]+)',\s*detail/g,
    /^\s+'(password-[a-z-]+)':/gm,
    /\b(?:problem|refuse)\(\s*(?:[^,()]+|`[^`]*`),\s*(?:pointer,\s*)?'([a-z0-9]+(?:-[a-z0-9]+)*)',/g,
  ),
  ...found(sources('libs/contracts/src', /^fields\.ts$/), /\bname: '(\w+)'/g).map(kebab),
  ...found(sources('libs/contracts/src', /\.dto\.ts$/), /@(?:Is)?(Array\w*|Boolean|Matches)\(/g).map(kebab),
];

/** What the log calls the things that happen. */
export const eventKinds = (): string[] => found(sources('apps/api/src'), /\bauditEvent\(\s*'([\w.]+)'/g);

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);
