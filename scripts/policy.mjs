// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';

// What the policy table yields for people and for the database. `--sql`: row-level security, to read by hand and put
// into the next migration. Otherwise docs/policy.md; with --check, fails when the committed page has drifted.
build('messages');
const { policyPage, rowSecuritySql } = await import('@harbor/policy');
const page = new URL('../docs/policy.md', import.meta.url);
if (process.argv.includes('--sql')) {
  console.log(rowSecuritySql());
} else if (!process.argv.includes('--check')) {
  writeFileSync(page, policyPage());
} else if (readFileSync(page, 'utf8') !== policyPage()) {
  console.error('docs/policy.md does not say what the policy table says. Run: npm run policy');
  process.exit(1);
}
