// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What we write by hand and the machine runs. */
export const sourceFiles = /\.(?:ts|tsx|mjs|cjs|js|sql)$/;

/**
 * The files git tracks or would track, as `{ name, text }`, `name` from the root. A file that is not yet
 * added counts, so that the check fails before the commit and not after. Links, files deleted in the
 * work tree and binary files (a NUL byte in them) are left out.
 */
export function filesOfTree(matching = /./) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return list
    .split('\0')
    .filter((name) => name !== '' && matching.test(name) && isPlainFile(name))
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** Prints what was found, one line each, and ends with 1; or says that all is well. */
export function report(found, { bad, good }) {
  if (found.length === 0) return console.log(good);
  console.error([bad, ...found.map((line) => `  ${line}`)].join('\n'));
  process.exitCode = 1;
}

function isPlainFile(name) {
  return lstatSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() ?? false;
}
