// SPDX-License-Identifier: Apache-2.0
// Nine files in ten have at most 250 lines, none more than 400.
import { filesOfTree, report, sourceFiles } from './lint/tree.mjs';

const long = 250;
const tooLong = 400;
const shareOfLong = 0.1;

const sizes = filesOfTree(sourceFiles)
  .map(({ name, text }) => ({ name, lines: text.replace(/\n$/, '').split('\n').length }))
  .sort((a, b) => b.lines - a.lines);
const over = sizes.filter(({ lines }) => lines > tooLong);
const many = sizes.filter(({ lines }) => lines > long);
const tooMany = many.length > sizes.length * shareOfLong;

const shown = tooMany ? many : over;
report(
  shown.map(({ name, lines }) => `${String(lines).padStart(5)}  ${name}`),
  {
    bad: tooMany
      ? `${many.length} of ${sizes.length} files have more than ${long} lines; one in ten may, and none more than ${tooLong}:`
      : `No file may have more than ${tooLong} lines:`,
    good: `${sizes.length} files, the longest of ${sizes[0]?.lines ?? 0} lines, ${many.length} over ${long}.`,
  },
);
