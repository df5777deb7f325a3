// SPDX-License-Identifier: Apache-2.0
// Every source file says under which licence it may be used, in its first lines (below `#!` where there is one).
import { filesOfTree, report, sourceFiles } from './lint/tree.mjs';

const line = /^(?:\/\/|--|\/\*) SPDX-License-Identifier: Apache-2\.0\b/;
const files = filesOfTree(sourceFiles);
const missing = files.filter(({ text }) => !text.split('\n', 3).some((one) => line.test(one)));

report(
  missing.map(({ name }) => name),
  {
    bad: 'The first line must be "// SPDX-License-Identifier: Apache-2.0" (in SQL "-- …"):',
    good: `${files.length} files name their licence.`,
  },
);
