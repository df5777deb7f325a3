// SPDX-License-Identifier: Apache-2.0
import './shell/trusted.js';
import '@mantine/core/styles.css';
import './design/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from '@tanstack/react-router';
import { fetchRefusals, startLanguage } from './language/language.js';
import { router } from './routes.js';
import { House } from './shell/House.js';
import { armLeaving } from './shell/leaving.js';

// Before anything that may take time: leaving must always work.
armLeaving();
await startLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <House>
      <RouterProvider router={router} />
    </House>
  </StrictMode>,
);
fetchRefusals();
