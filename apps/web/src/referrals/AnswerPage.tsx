// SPDX-License-Identifier: Apache-2.0
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkAnswered, OfferByLink } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Fact, Section } from '../design/Section.js';
import { Empty, Failed, Shown } from '../design/states.js';
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
const isUsedUp = (error: unknown): boolean => error instanceof Refused && error.status === 410;

/** For a service without an account: what is asked, and yes or no. */
export default function AnswerPage() {
  const { t } = useTranslation('referrals');
  const [secret] = useState(takeSecret);
  const [done, setDone] = useState<{ answered: LinkAnswered; phone: string }>();
  const [refused, setRefused] = useState<unknown>();
  const query = useQuery({
    queryKey: ['link', secret],
    queryFn: () => lookAtLink(secret),
    enabled: secret !== '' && !done,
    retry: false,
    gcTime: 0,
    // Somebody may have answered by it elsewhere since, or have sent a new one.
    refetchOnWindowFocus: true,
    staleTime: 60_000,
  });
  const used = isUsedUp(query.error) ? query.error : refused;
  return (
    <Page title={t('answer.heading')}>
      {secret === '' && <Empty>{t('answer.noLink')}</Empty>}
      {done && <Done {...done} />}
      {!done && used !== undefined && <Failed error={used} />}
      {secret !== '' && !done && used === undefined && (
        <Shown query={query}>
          {(offer) => (
            <Asked
              offer={offer}
              answer={async (body) => {
                const answered = await answerLink({ secret, ...body }).catch((error: unknown) => {
                  // The page that asks for an answer is over; what it said to ask for is the way on.
                  if (isUsedUp(error)) setRefused(error);
                  throw error;
                });
                setDone({ answered, phone: offer.agencyPhone });
              }}
            />
          )}
        </Shown>
      )}
    </Page>
  );
}

function Asked({ offer, answer }: { offer: OfferByLink; answer: Parameters<typeof AnswerForm>[0]['send'] }) {
  const { t } = useTranslation('referrals');
  const { agencyName, agencyPhone, serviceName, acts } = offer;
  return (
    <Stack gap="lg">
      <Text>{t('answer.intro', { agency: agencyName })}</Text>
      <Section title={<span className="typed">{serviceName}</span>}>
        <WhatIsAsked offer={offer}>
          <Fact label={t('answer.phone')}>
            <a href={`tel:${agencyPhone}`}>{agencyPhone}</a>
          </Fact>
        </WhatIsAsked>
      </Section>
      <Text size="sm">{t('answer.private')}</Text>
      {acts.length > 0 ? (
        <AnswerForm acts={acts} send={answer} />
      ) : (
        <Alert color="gray">{t(`answer.state.${offer.state}`)}</Alert>
      )}
    </Stack>
  );
}

/** Thanks, and the next link: the one that was used opens nothing any more. */
function Done({ answered: { state, secret }, phone }: { answered: LinkAnswered; phone: string }) {
  const { t } = useTranslation('referrals');
  return (
    <Alert color="teal" role="status" title={t('answer.done')}>
      <Stack gap="xs">
        <Text>{t(`answer.state.${state}`)}</Text>
        {secret && (
          <>
            <Text>{t('answer.next')}</Text>
            <output className={classes.link}>{`${location.origin}/answer#${secret}`}</output>
            <Text>{t('answer.lost', { phone })}</Text>
          </>
        )}
      </Stack>
    </Alert>
  );
}
