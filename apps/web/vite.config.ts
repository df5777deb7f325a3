// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** File names are hashes alone: what is kept in a browser's cache must not tell what this is for. */
const neutral = 'assets/[hash]';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { entryFileNames: `${neutral}.js`, chunkFileNames: `${neutral}.js`, assetFileNames: `${neutral}[extname]` },
    },
  },
});
