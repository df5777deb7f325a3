// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';
import { useMe } from './session.js';

/** Help, and whom to call at the agency: in the same place on every page. */
export function Footer() {
  const { t } = useTranslation();
  const { onCallName, onCallPhone } = useMe();
  return (
    <footer className={classes.footer}>
      <To to="/help">{t('footer.help')}</To>
      <To to="/account">{t('footer.account')}</To>
      <span>
        <bdi>{onCallName}</bdi>:&nbsp;
        <Anchor href={`tel:${onCallPhone.replace(/[^\d+]/g, '')}`} className={classes.number}>
          {onCallPhone}
        </Anchor>
      </span>
    </footer>
  );
}

/** The same for whoever has not signed in. */
export function PublicFooter() {
  const { t } = useTranslation();
  return (
    <footer className={classes.footer}>
      <To to="/help">{t('footer.help')}</To>
      <To to="/device-safety">{t('footer.safety')}</To>
    </footer>
  );
}

function To({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to as '/'}>
      {children}
    </Anchor>
  );
}
