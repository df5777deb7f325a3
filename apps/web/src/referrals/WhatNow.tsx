// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferSent, OfferView, ReferralView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { calendarDate, dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { HandOverForm } from './HandOverForm.js';
import { OutcomeForm } from './OutcomeForm.js';
import { send, useReferralMoved } from './queries.js';
import { recordable, RecordForm } from './RecordForm.js';

interface OfferOf {
  referral: ReferralView;
  offer: OfferView;
}
/** Once it was sent and until they have seen the youth, a new link can be made. */
const sent = ['requested', 'accepted', 'on_hold', 'in_progress'];

/** What can be done with an offer now, and under which consent; without one, what must come first. */
export function WhatNow({ referral, offer, onLink }: OfferOf & { onLink: (sent: OfferSent) => void }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const moved = useReferralMoved(referral.youthId);
  const [open, setOpen] = useState<'record' | 'hand_over' | 'outcome'>();
  const close = () => setOpen(undefined);
  const { id, state, seenAt, linkUntil, isStopped, coveredBy } = offer;
  const can = (act: string) => offer.acts.some((one) => one.act === act);
  if (open === 'record') return <RecordForm referral={referral} offer={offer} close={close} />;
  if (open === 'hand_over') return <HandOverForm referral={referral} offer={offer} close={close} />;
  if (open === 'outcome') return <OutcomeForm referral={referral} offer={offer} close={close} />;
  const isLinked = sent.includes(state) && !seenAt && (coveredBy !== null || !isStopped);
  return (
    <Stack gap="xs">
      <Agreed referral={referral} offer={offer} />
      {linkUntil && (
        <Text size="sm" c="dimmed">
          {t('linkUntil', { date: dateTime(linkUntil, timeZone) })} {t('linkLost')}
        </Text>
      )}
      <Group className="no-print">
        {(can('send') || isLinked) && (
          <Confirm
            label={t(can('send') ? 'send' : 'sendAgain')}
            text={t(can('send') ? 'sendText' : 'sendAgainText')}
            variant={can('send') || isStopped ? 'filled' : 'default'}
            act={async (key) => onLink(await send(referral, id, key))}
            onDone={moved}
          />
        )}
        {can('hand_over') && <Button onClick={() => setOpen('hand_over')}>{t('handOver')}</Button>}
        {can('outcome') && (
          <Button onClick={() => setOpen('outcome')} variant={seenAt ? 'filled' : 'default'}>
            {t('sayOutcome')}
          </Button>
        )}
        {recordable(offer).length > 0 && (
          <Button variant="default" onClick={() => setOpen('record')}>
            {t('record')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Under which consent the next step goes. Where there is none: that it cannot go, and the way to a new one. */
function Agreed({ referral: { youthId }, offer: { state, seenAt, isStopped, coveredBy } }: OfferOf) {
  const { t } = useTranslation('referrals');
  const at = (page: string) => `/youth/${youthId}/consents${page}` as '/';
  if (seenAt || !(state === 'draft' || sent.includes(state))) return null;
  const needsOne = isStopped ? t('stopped') : t(state === 'accepted' ? 'uncovered.hand_over' : 'uncovered.request');
  if (!coveredBy)
    return (
      <Alert color="orange">
        {needsOne}{' '}
        <Anchor component={Link} to={at('/new')} inherit c="inherit" underline="always">
          {t('toNewConsent')}
        </Anchor>
      </Alert>
    );
  const { signedOn, expiresOn } = coveredBy;
  return (
    <>
      {isStopped && <Alert color="orange">{t('stoppedCovered')}</Alert>}
      <Text size="sm">
        {t('covered', { signed: calendarDate(signedOn), until: calendarDate(expiresOn) })}{' '}
        <Anchor component={Link} to={at('')} inherit>
          {t('toConsents')}
        </Anchor>
      </Text>
    </>
  );
}
