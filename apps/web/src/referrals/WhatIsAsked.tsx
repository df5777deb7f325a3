// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedOffer } from '../api/generated/types.gen.js';
import { Fact, Facts } from '../design/Section.js';
import { useReferralWords } from './use-referral-words.js';

type Asked = Pick<SharedOffer, 'need' | 'words' | 'urgency' | 'transport' | 'interpreterLanguage' | 'handOverWords'>;

/** What a service is told of a referral: what help, how soon, how they come together; and the notice of a law of its own. */
export function WhatIsAsked({ offer, children }: { offer: Asked; children?: ReactNode }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  return (
    <Stack gap="sm">
      <Facts>
        <Fact label={t('field.needed')}>{t(`need.${offer.need}`)}</Fact>
        <Fact label={t('field.words')} wide>
          {offer.words}
        </Fact>
        <Fact label={t('field.urgency')}>{t(`urgency.${offer.urgency}`)}</Fact>
        <Fact label={t('field.together')}>{words.comingTogether(offer)}</Fact>
        {offer.handOverWords && (
          <Fact label={t('field.handOver')} wide>
            {offer.handOverWords}
          </Fact>
        )}
        {children}
      </Facts>
      {offer.need === 'substance_use' && <Text size="sm">{t('answer.part2')}</Text>}
    </Stack>
  );
}
