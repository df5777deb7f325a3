// SPDX-License-Identifier: Apache-2.0
import { Suspense } from 'react';
import { Box, Container, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../design/states.js';
import { Connection } from './Connection.js';
import { Footer } from './Footer.js';
import classes from './Frame.module.css';
import { late } from './late.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { BottomNavigation, SideNavigation } from './navigation.js';
import { SearchButton } from './SearchButton.js';
import { useMe } from './session.js';

// What guards the session comes a moment after the page.
const Door = late(() => import('./Door.js'));

/** Around every page of someone who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const { role, isDemo } = useMe();
  return (
    <Box className={classes.house}>
      <Door />
      <header className={classes.header}>
        <Text fw={700} className={classes.brand}>
          {t('brand')}
        </Text>
        <div className={classes.tools}>
          <SearchButton />
          <LanguageSwitch />
        </div>
      </header>
      {isDemo && <div className={classes.banner}>{t('demo')}</div>}
      <Connection />
      <div className={classes.body}>
        <SideNavigation role={role} />
        <Container component="main" id="main" size="lg" pt="lg" tabIndex={-1} className={classes.main}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
          <Footer />
        </Container>
      </div>
      <BottomNavigation role={role} />
    </Box>
  );
}
