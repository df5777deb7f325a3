// SPDX-License-Identifier: Apache-2.0
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkAnswered, OfferByLink } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Fact, Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { AnswerForm } from './AnswerForm.js';
import { answerLink, lookAtLink } from './queries.js';
import classes from './referrals.module.css';
import { WhatIsAsked } from './WhatIsAsked.js';

/** Taken out of the address at once, so that neither the history nor whoever looks over a shoulder has it. */
function takeSecret(): string {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
}

/** For a service without an account: what is asked, and yes or no. */
export default function AnswerPage() {
  const { t } = useTranslation('referrals');
  const [secret] = useState(takeSecret);
  const [done, setDone] = useState<LinkAnswered>();
  const query = useQuery({
    queryKey: ['link', secret],
    queryFn: () => lookAtLink(secret),
    enabled: secret !== '' && !done,
    retry: false,
    gcTime: 0,
  });
  return (
    <Page title={t('answer.heading')}>
      {secret === '' && <Empty>{t('answer.noLink')}</Empty>}
      {done && <Done answered={done} />}
      {secret !== '' && !done && (
        <Shown query={query}>{(offer) => <Asked secret={secret} offer={offer} onDone={setDone} />}</Shown>
      )}
    </Page>
  );
}

function Asked({ secret, offer, onDone }: { secret: string; offer: OfferByLink; onDone: (done: LinkAnswered) => void }) {
  const { t } = useTranslation('referrals');
  const { agencyName, agencyPhone, need, acts } = offer;
  return (
    <Stack gap="lg">
      <Text>{t('answer.intro', { agency: agencyName })}</Text>
      <Section title={t(`need.${need}`)}>
        <WhatIsAsked offer={offer}>
          <Fact label={t('answer.phone')}>
            <a href={`tel:${agencyPhone}`}>{agencyPhone}</a>
          </Fact>
        </WhatIsAsked>
      </Section>
      <Text size="sm">{t('answer.private')}</Text>
      {acts.length > 0 ? (
        <AnswerForm acts={acts} send={async (body) => onDone(await answerLink({ secret, ...body }))} />
      ) : (
        <Alert color="gray">{t(`answer.state.${offer.state}`)}</Alert>
      )}
    </Stack>
  );
}

/** Thanks, and the next link: the one that was used opens nothing any more. */
function Done({ answered: { state, secret } }: { answered: LinkAnswered }) {
  const { t } = useTranslation('referrals');
  return (
    <Alert color="teal" role="status" title={t('answer.done')}>
      <Stack gap="xs">
        <Text>{t(`answer.state.${state}`)}</Text>
        {secret && (
          <>
            <Text>{t('answer.next')}</Text>
            <output className={classes.link}>{`${location.origin}/answer#${secret}`}</output>
          </>
        )}
      </Stack>
    </Alert>
  );
}
