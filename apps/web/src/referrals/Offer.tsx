// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferSent, OfferView, ReferralView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { HandOverForm } from './HandOverForm.js';
import { OutcomeForm } from './OutcomeForm.js';
import { send, useReferralMoved } from './queries.js';
import { recordable, RecordForm } from './RecordForm.js';
import classes from './referrals.module.css';

interface OfferOf {
  referral: ReferralView;
  offer: OfferView;
  mayAct: boolean;
}
/** Once it was sent and until they have seen the youth, a new link can be made. */
const sent = ['requested', 'accepted', 'on_hold', 'in_progress'];

/** One service that is asked: how it stands, and what can be done now. */
export function Offer({ referral, offer, mayAct }: OfferOf) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const [link, setLink] = useState<OfferSent>();
  const when = (at: string | null) => at && dateTime(at, timeZone);
  const { state, stateAt, reason, outcome, seenAt } = offer;
  return (
    <Section title={<span className="typed">{offer.serviceName}</span>} note={`${t(`state.${state}`)} · ${when(stateAt)}`}>
      <Facts>
        {offer.sentAt && <Fact label={t('field.sent')}>{when(offer.sentAt)}</Fact>}
        {reason && <Fact label={t('field.reason')}>{t(`reason.${reason}`)}</Fact>}
        {offer.answerWords && <Fact label={t('field.theySaid')}>{offer.answerWords}</Fact>}
        {offer.handOverWords && <Fact label={t('field.handOver')}>{offer.handOverWords}</Fact>}
        {seenAt && <Fact label={t('field.seen')}>{when(seenAt)}</Fact>}
        {outcome && (
          <Fact label={t(`outcomeBy.${offer.outcomeBy ?? 'worker'}`)}>
            {[t(`outcome.${outcome}`), offer.outcomeWords].filter(Boolean).join(' · ')}
          </Fact>
        )}
      </Facts>
      {offer.isByLink && (
        <Text size="sm" c="dimmed">
          {t('byLink')}
        </Text>
      )}
      {offer.isStopped && <Alert color="orange">{t('stopped')}</Alert>}
      {link && <LinkOnce sent={link} />}
      {mayAct && <WhatNow referral={referral} offer={offer} onLink={setLink} />}
    </Section>
  );
}

function WhatNow({ referral, offer, onLink }: Omit<OfferOf, 'mayAct'> & { onLink: (sent: OfferSent) => void }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const moved = useReferralMoved(referral.youthId);
  const [open, setOpen] = useState<'record' | 'hand_over' | 'outcome'>();
  const close = () => setOpen(undefined);
  const { id, state, seenAt, linkUntil } = offer;
  const can = (act: string) => offer.acts.some((one) => one.act === act);
  if (open === 'record') return <RecordForm referral={referral} offer={offer} close={close} />;
  if (open === 'hand_over') return <HandOverForm referral={referral} offer={offer} close={close} />;
  if (open === 'outcome') return <OutcomeForm referral={referral} offer={offer} close={close} />;
  return (
    <Stack gap="xs">
      {can('send') && (
        <Text size="sm">
          {t('consentFirst')}{' '}
          <Anchor component={Link} to={`/youth/${referral.youthId}/consents` as '/'}>
            {t('toConsents')}
          </Anchor>
        </Text>
      )}
      {linkUntil && (
        <Text size="sm" c="dimmed">
          {t('linkUntil', { date: dateTime(linkUntil, timeZone) })}
        </Text>
      )}
      <Group className="no-print">
        {(can('send') || (sent.includes(state) && !seenAt)) && (
          <Confirm
            label={t(can('send') ? 'send' : 'sendAgain')}
            text={t(can('send') ? 'sendText' : 'sendAgainText')}
            variant={can('send') ? 'filled' : 'default'}
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

/** The link, this one time: it is kept nowhere, and going away makes it vanish. */
function LinkOnce({ sent: { secret, expiresAt } }: { sent: OfferSent }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  if (!secret) return <Alert color="gray">{t('linkGone')}</Alert>;
  return (
    <Alert color="teal" role="status" title={t('linkHeading')}>
      <Stack gap="xs">
        <output className={classes.link}>{`${location.origin}/answer#${secret}`}</output>
        <Text size="sm">{t('linkHint', { date: dateTime(expiresAt, timeZone) })}</Text>
      </Stack>
    </Alert>
  );
}
