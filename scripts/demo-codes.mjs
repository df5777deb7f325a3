// SPDX-License-Identifier: Apache-2.0
import { build } from './build.mjs';

// Prints whom to sign in as in the demo, with the authenticator codes of this moment. `--all`: everyone, not only one of
// each role. `--json`: for scripts, with the secret an authenticator app can be given.
const options = process.argv.slice(2);
const unknown = options.find((option) => !['--all', '--json'].includes(option));
if (unknown) {
  console.error(`There is no option ${unknown}. Use: npm run demo:codes -- [--all] [--json]`);
  process.exit(1);
}
build('messages');
const { demoSignIns } = await import('../apps/api/dist/demo/sign-ins.js');
const people = demoSignIns(new Date(), options.includes('--all') ? 'everyone' : 'one-of-each');
if (options.includes('--json')) console.log(JSON.stringify(people));
else {
  const [{ password, secondsLeft }] = people;
  console.log(`Demo data only. Password: ${password}    Codes are good for ${secondsLeft} more seconds, each for one sign-in.\n`);
  for (const { agencyCode, signInName, code, role, displayName } of people) {
    console.log(`  ${agencyCode}  ${signInName.padEnd(13)} code ${code}  ${displayName}, ${role.replaceAll('_', ' ')}`);
  }
}
