// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Confirm } from '../design/Confirm.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { CallOff } from './CallOff.js';
import { Offer } from './Offer.js';
import { referralOf, remind, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';
import { Standing } from './YouthPage.js';

/** One referral: what is asked, who waits on whom, and what became of each service that was asked. */
export default function ReferralPage() {
  const { t } = useTranslation('referrals');
  const youthId = useYouthId();
  const { referralId = '' } = useParams({ strict: false });
  const query = useQuery(referralOf(youthId, referralId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  return (
    <FileFrame part={t('one')}>{() => <Shown query={query}>{(referral) => <Whole referral={referral} />}</Shown>}</FileFrame>
  );
}

function Whole({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const words = useReferralWords();
  const may = useMay();
  const moved = useReferralMoved(referral.youthId);
  const [isEnding, setEnding] = useState(false);
  const { need, urgency, offers, closedAt, closedWords, remindedAt, waitsFor } = referral;
  const mayAct = may('referral.keep') && closedAt === null;
  return (
    <>
      <Section title={t(`need.${need}`)} note={<Standing referral={referral} />}>
        <Facts>
          <Fact label={t('field.words')} wide>
            {referral.words}
          </Fact>
          <Fact label={t('field.urgency')}>{t(`urgency.${urgency}`)}</Fact>
          <Fact label={t('field.together')}>{words.comingTogether(referral)}</Fact>
          <Fact label={t('field.madeBy')}>{`${referral.madeByName ?? ''}, ${dateOf(referral.madeAt, timeZone)}`}</Fact>
          {remindedAt && <Fact label={t('field.reminded')}>{dateOf(remindedAt, timeZone)}</Fact>}
          {closedWords && (
            <Fact label={t('field.closedWords')} wide>
              {closedWords}
            </Fact>
          )}
        </Facts>
        {mayAct && waitsFor === 'choose' && <FindAnother referral={referral} />}
        {mayAct && !isEnding && (
          <Group>
            <Confirm
              label={t(waitsFor === 'consent' ? 'remindYouth' : 'remind')}
              text={t('remindText')}
              act={(key) => remind(referral, key)}
              onDone={moved}
            />
            <Button variant="default" onClick={() => setEnding(true)}>
              {t('callOff')}
            </Button>
          </Group>
        )}
        {mayAct && isEnding && <CallOff referral={referral} close={() => setEnding(false)} />}
      </Section>
      {offers.map((offer) => (
        <Offer key={offer.id} referral={referral} offer={offer} mayAct={may('referral.keep')} />
      ))}
    </>
  );
}

/** Nobody is asked any more: the way to a search for the same, whose finds join this referral. */
function FindAnother({ referral: { id, youthId, need } }: { referral: ReferralView }) {
  const { t } = useTranslation('referrals');
  return (
    <Stack gap="xs" align="flex-start">
      <Text>{t('findAnotherText')}</Text>
      <Button component={Link} to={'/resources' as '/'} search={{ youth: youthId, referral: id, need } as never}>
        {t('findAnother')}
      </Button>
    </Stack>
  );
}
