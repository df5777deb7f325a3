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
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What the first screen needs of it in any case comes in one file: packed together it is a tenth smaller.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        entryFileNames: `${neutral}.js`,
        chunkFileNames: `${neutral}.js`,
        assetFileNames: `${neutral}[extname]`,
      },
    },
  },
});
