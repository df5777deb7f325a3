// SPDX-License-Identifier: Apache-2.0
import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferSent, OfferView, ReferralView } from '../api/generated/types.gen.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import classes from './referrals.module.css';
import { WhatNow } from './WhatNow.js';

interface OfferOf {
  referral: ReferralView;
  offer: OfferView;
  mayAct: boolean;
}

/** One service that is asked: how it stands, and what can be done now. */
export function Offer({ referral, offer, mayAct }: OfferOf) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const [link, setLink] = useState<OfferSent>();
  const when = (at: string | null) => at && dateTime(at, timeZone);
  const { state, stateAt, reason, handedOverAt } = offer;
  return (
    <Section title={<span className="typed">{offer.serviceName}</span>} note={`${t(`state.${state}`)} · ${when(stateAt)}`}>
      <Facts>
        {offer.sentAt && <Fact label={t('field.sent')}>{when(offer.sentAt)}</Fact>}
        {reason && <Fact label={t('field.reason')}>{t(`reason.${reason}`)}</Fact>}
        {offer.answerWords && <Fact label={t('field.theySaid')}>{offer.answerWords}</Fact>}
        {handedOverAt && <Fact label={t('field.handedOver')}>{when(handedOverAt)}</Fact>}
        {offer.handOverWords && <Fact label={t('field.handOver')}>{offer.handOverWords}</Fact>}
        <Attested offer={offer} />
      </Facts>
      {offer.isAttestedByOne && <Alert color="gray">{t('byOne', { name: offer.seenRecordedByName ?? '' })}</Alert>}
      {offer.isByLink && (
        <Text size="sm" c="dimmed">
          {t('byLink')}
        </Text>
      )}
      {link && <LinkOnce sent={link} />}
      {mayAct && <WhatNow referral={referral} offer={offer} onLink={setLink} />}
    </Section>
  );
}

/** The two words that complete it, each with who said it and who wrote it down. */
function Attested({ offer }: { offer: OfferView }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const { seenAt, isSeenByService, seenRecordedByName: name, outcome, outcomeRecordedByName: writer } = offer;
  const seenBy = isSeenByService ? 'service' : name ? 'worker' : 'unknown';
  return (
    <>
      {seenAt && (
        <Fact label={t('field.seen')}>{t(`seenBy.${seenBy}`, { date: dateTime(seenAt, timeZone), name: name ?? '' })}</Fact>
      )}
      {outcome && (
        <Fact label={t(`outcomeBy.${offer.outcomeBy ?? 'worker'}`)}>
          {[t(`outcome.${outcome}`), offer.outcomeWords, writer && t('writtenBy', { name: writer })].filter(Boolean).join(' · ')}
        </Fact>
      )}
    </>
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
