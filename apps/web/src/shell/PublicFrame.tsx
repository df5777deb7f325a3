// SPDX-License-Identifier: Apache-2.0
import { Box, Container, Group, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PublicFooter } from './Footer.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import classes from './Frame.module.css';

/** Around the pages that need no session. */
export function PublicFrame() {
  const { t } = useTranslation();
  return (
    <Box className={classes.house}>
      <header className={classes.header}>
        <Group gap="sm" wrap="nowrap">
          <Text fw={700} className={classes.brand}>
            {t('brand')}
          </Text>
          <LanguageSwitch />
        </Group>
      </header>
      <Container component="main" id="main" size="sm" pt="lg" tabIndex={-1} className={classes.main}>
        <Outlet />
        <PublicFooter />
      </Container>
    </Box>
  );
}
