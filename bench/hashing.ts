// SPDX-License-Identifier: Apache-2.0
// A process of its own, as the verifier is one: node hashing.js <events> <bytes of a body>. Prints the CPU it took in ms, of hashing
// for each event a leaf, a node and the two messages of an HMAC over a body, with nothing around them.
import { hash } from 'node:crypto';

const [events = 0, body = 0] = process.argv.slice(2).map(Number);
const block = 64;
const domain = 'safe-harbor/audit/v1\n'.length;
const all = [58, 65, block + domain + body, block + 32].map((length) => Buffer.alloc(length, 7));
for (let n = 0; n < events; n++) for (const bytes of all) hash('sha256', bytes, 'buffer');
const { user, system } = process.cpuUsage();
console.log((user + system) / 1_000);
