// SPDX-License-Identifier: Apache-2.0
import { Suspense } from 'react';
import { Anchor, Box, Container } from '@mantine/core';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../design/states.js';
import { Connection } from './Connection.js';
import { PublicFooter } from './Footer.js';
import classes from './Frame.module.css';
import { LanguageSwitch } from './LanguageSwitch.js';
import { late } from './late.js';
import { togetherPage, useMe } from './session.js';

const Door = late(() => import('./Door.js'));

/** Around a page that a youth looks at beside whoever signed in: no navigation, no search; help, and back from it. */
export function AloneFrame() {
  return (
    <Box className={classes.house}>
      <Door />
      <header className={classes.header}>
        <Back />
        <LanguageSwitch />
      </header>
      <Connection />
      <Container component="main" id="main" size="sm" pt="lg" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
        <PublicFooter />
      </Container>
    </Box>
  );
}

function Back() {
  const { t } = useTranslation();
  const { togetherWith } = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (!togetherWith || path === togetherPage(togetherWith)) return <span />;
  return (
    <Anchor component={Link} to={togetherPage(togetherWith) as '/'}>
      {t('togetherBack')}
    </Anchor>
  );
}
