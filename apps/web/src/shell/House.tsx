// SPDX-License-Identifier: Apache-2.0
import { type ReactNode } from 'react';
import { createTheme, MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { queries } from './queries.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="nonce"]')!.content;
// Dialogs that lock scrolling write a style element of their own.
setNonce(nonce);

const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 9,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** The colours of the device. A choice of one's own lasts as long as the page: nothing is kept in a browser. */
const inMemory: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** What every page stands in. */
export function House({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={inMemory} getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
