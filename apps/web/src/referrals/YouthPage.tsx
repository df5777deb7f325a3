// SPDX-License-Identifier: Apache-2.0
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { StartAtResources } from '../directory/StartAtResources.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { referralsOf } from './queries.js';
import classes from './referrals.module.css';

/** A youth's referrals: the open ones and what they wait for, then how the others ended. */
export default function YouthPage() {
  const { t } = useTranslation('referrals');
  const youthId = useYouthId();
  const may = useMay();
  const query = useQuery(referralsOf(youthId));
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <Shown query={query}>
          {(all) => (
            <>
              {may('referral.keep') && <StartAtResources youthId={youthId} />}
              <Some title={t('open')} none={t('noneOpen')} of={all.filter(({ closedAt }) => closedAt === null)} />
              <Some title={t('closed')} none={t('noneClosed')} of={all.filter(({ closedAt }) => closedAt !== null)} />
            </>
          )}
        </Shown>
      )}
    </FileFrame>
  );
}

function Some({ title, none, of }: { title: string; none: string; of: readonly ReferralView[] }) {
  return (
    <Section title={title}>
      {of.length === 0 && <Empty>{none}</Empty>}
      <ul className={classes.rows}>
        {of.map((one) => (
          <li key={one.id} className={classes.row}>
            <One referral={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const { id, youthId, need, offers, madeAt } = referral;
  return (
    <>
      <Button component={Link} to={`/youth/${youthId}/referrals/${id}` as '/'} variant="subtle" size="compact-md" px={0}>
        {t('needSince', { need: t(`need.${need}`), date: dateOf(madeAt, timeZone) })}
      </Button>
      <Standing referral={referral} />
      <Text size="sm" c="dimmed" className="typed">
        {offers.map(({ serviceName, state }) => `${serviceName} (${t(`state.${state}`)})`).join(', ')}
      </Text>
    </>
  );
}

/** What it waits for and since when; how it ended, once it has. */
export function Standing({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const { waitsFor, waitsSince, isLate, closedAt, closedReason, offers } = referral;
  const isConfirmed = offers.every(({ state, isSeenByService }) => state !== 'completed' || isSeenByService);
  const closedAs = referral.closedAs === 'completed' && !isConfirmed ? 'unconfirmed' : referral.closedAs;
  if (waitsFor && waitsSince)
    return (
      <Text size="sm" fw={isLate ? 700 : 400}>
        {isLate && `${t('late')} · `}
        {t(`waits.${waitsFor}`, { date: dateOf(waitsSince, timeZone) })}
      </Text>
    );
  const date = dateOf(closedAt ?? referral.madeAt, timeZone);
  return (
    <Text size="sm">
      {t(`closedAs.${closedAs ?? 'completed'}`, { date })}
      {closedReason && ` · ${t(`reason.${closedReason}`)}`}
    </Text>
  );
}
