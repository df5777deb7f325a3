// SPDX-License-Identifier: Apache-2.0
// Old JavaScript on purpose: a Node that is too old must be able to read this far and say so.
var parts = process.versions.node.split('.').map(Number);

if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error(
    'Safe Harbor needs Node.js 20.19 or later, and this is ' + process.version + '. Install Node.js 24 and try again.',
  );
  process.exit(1);
}
