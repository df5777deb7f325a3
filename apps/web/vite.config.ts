// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** File names are hashes alone: what is kept in a browser's cache must not tell what this is for. */
const neutral = 'assets/[hash]';
const names = { entryFileNames: `${neutral}.js`, chunkFileNames: `${neutral}.js`, assetFileNames: `${neutral}[extname]` };
const build = { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 700 };

/**
 * The application; and, with `--mode public`, the frame of the pages that the server draws for anybody, beside it: built
 * apart, so that nothing of the one is fetched for the other.
 */
export default defineConfig(({ mode }) =>
  mode === 'public'
    ? { build: { ...build, emptyOutDir: false, rolldownOptions: { input: 'public.html', output: names } } }
    : {
        plugins: [react()],
        build: {
          ...build,
          rolldownOptions: {
            // What the first screen needs of it in any case comes in one file: packed together it is a tenth smaller.
            output: { ...names, codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
          },
        },
      },
);
