// SPDX-License-Identifier: Apache-2.0
import { Suspense } from 'react';
import { Box, Container } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { Waiting } from '../design/states.js';
import { Connection } from './Connection.js';
import classes from './Frame.module.css';
import { LanguageSwitch } from './LanguageSwitch.js';
import { late } from './late.js';

const Door = late(() => import('./Door.js'));

/** Around a page that somebody else looks at together with whoever signed in: no navigation, no search, one way out. */
export function AloneFrame() {
  return (
    <Box className={classes.house}>
      <Door />
      <header className={classes.header}>
        <span />
        <LanguageSwitch />
      </header>
      <Connection />
      <Container component="main" id="main" size="sm" py="lg" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Container>
    </Box>
  );
}
