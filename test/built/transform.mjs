// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A module that exports what Node finds at this place. */
export function stubOf(place) {
  const names = Object.keys(require(place)).filter((name) => /^(?!default$|module\.exports$)[\w$]+$/.test(name));
  const of = JSON.stringify(place);
  return [
    `const built = globalThis.fromBuild(${of});`,
    `export const { ${names.join(', ')} } = built;`,
    // Of a package that knows no ES modules, all it exports together.
    `export default built[Symbol.toStringTag] === 'Module' ? built.default : built;`,
  ].join('\n');
}

/** `apps/api/src/x.ts` was built to `apps/api/dist/x.js`, `migrations/x.ts` to `migrations/dist/x.js`. */
const builtAs = (file) => file.replace(/\.ts$/, '.js').replace(/\/src\/|(?<=\/migrations)\//, '/dist/');

/** Instead of a module's source, what its build exports: loaded by Node once, and not by Jest for each file of tests. */
export default {
  getCacheKey: (_, file) =>
    createHash('sha256')
      .update(file)
      .update(readFileSync(builtAs(file)))
      .digest('hex'),
  process: (_, file) => ({ code: stubOf(builtAs(file)) }),
};
