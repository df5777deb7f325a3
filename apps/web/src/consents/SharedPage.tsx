// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DisclosureView } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Empty, Shown } from '../design/states.js';
import { dateTime } from '../language/dates.js';
import { PersonLine } from '../people-around/PersonLine.js';
import { useReferralWords } from '../referrals/use-referral-words.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { disclosuresOf } from './queries.js';
import { referenceOf } from './reference.js';

/** Who received what about this youth, when, and why it could go. */
export default function SharedPage() {
  const { t } = useTranslation('consents');
  const youthId = useYouthId();
  const query = useInfiniteQuery(disclosuresOf(youthId));
  return (
    <FileFrame part={t('shared.heading')}>
      {() => (
        <>
          <Text>{t('shared.what')}</Text>
          <Anchor component={Link} to={`/youth/${youthId}/consents` as '/'}>
            {t('shared.toConsents')}
          </Anchor>
          <Shown query={query}>
            {({ pages }) => {
              const rows = pages.flatMap(({ items }) => items);
              if (rows.length === 0) return <Empty>{t('shared.none')}</Empty>;
              return (
                <>
                  {rows.map((one) => (
                    <Left key={one.id} of={one} />
                  ))}
                  <More query={query} shown={rows.length} />
                </>
              );
            }}
          </Shown>
        </>
      )}
    </FileFrame>
  );
}

/** One thing that left; the words of what it was, and the notices that went with it, below. */
function Left({ of: one }: { of: DisclosureView }) {
  const { t } = useTranslation('consents');
  const { word, words } = useWords();
  const referral = useReferralWords();
  const { timeZone } = useMe();
  const ground = one.duty
    ? t('shared.duty', { duty: word('disclosure_duty', one.duty) })
    : t('shared.consent', { reference: referenceOf(one.consentId ?? '') });
  const lines = [
    t('shared.line', {
      date: dateTime(one.disclosedAt, timeZone),
      how: word('disclosure_way', one.how),
      name: one.disclosedByName,
    }),
    `${ground} · ${words('data_class', one.classes)}`,
    ...(one.asked ? [referral.told(one.asked)] : []),
    ...(one.what ? [one.what] : []),
    ...one.notices.map((notice) => word('notice', notice)),
  ];
  return <PersonLine name={one.recipient} lines={lines} />;
}
