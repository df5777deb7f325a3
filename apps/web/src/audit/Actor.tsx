// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { wordOr } from './acts.js';
import classes from './audit.module.css';

interface Acted {
  actorId: string;
  actorName: string | null;
  actorRole: string;
}
const nobody = /^[0-]+$/;

/** Roles of jobs are many, and one in words. Leads to what this person did. Nobody in particular: whoever had no session, or runs the installation. */
export function Actor({ of: { actorId, actorName, actorRole } }: { of: Acted }) {
  const { t } = useTranslation('audit');
  if (nobody.test(actorId)) return <>{t('nobody')}</>;
  return (
    <span>
      <Anchor component={Link} to={`/audit/person/${actorId}` as '/'} inherit className="typed">
        {actorName ?? t('unknownPerson')}
      </Anchor>
      <span className={classes.quiet}>{wordOr('words:role', actorRole.replace(/^(job|link) .*/, '$1'))}</span>
    </span>
  );
}
