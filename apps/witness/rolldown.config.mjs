// SPDX-License-Identifier: Apache-2.0
// One file, so that the folder runs on a second machine without installing anything.
export default {
  input: 'src/main.ts',
  platform: 'node',
  resolve: { conditionNames: ['source', 'import', 'node', 'default'] },
  output: { dir: 'dist/bundle', format: 'es', entryFileNames: '[name].mjs' },
};
