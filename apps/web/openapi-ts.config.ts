// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@hey-api/openapi-ts';

/** Client, types and form rules, all from the one API document. Made by the build and not committed. */
export default defineConfig({
  input: '../api/openapi.json',
  output: { path: 'src/api/generated' },
  plugins: [
    '@hey-api/client-fetch',
    '@hey-api/typescript',
    '@hey-api/sdk',
    { name: 'zod', compatibilityVersion: 'mini', responses: false },
  ],
});
