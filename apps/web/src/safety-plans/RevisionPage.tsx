// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { Whose } from '../youth/Whose.js';
import { revisionOf } from './queries.js';
import { SignedLines } from './SignedLines.js';

/** One plan as it was signed. */
export default function RevisionPage() {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  const { timeZone } = useMe();
  const { youthId, number } = useParams({ from: '/in/youth/$youthId/plan/history/$number' });
  const query = useQuery(revisionOf(youthId, Number(number)));
  return (
    <Page
      title={t('signed.title', { number })}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan/history` as '/'}>
          {t('link.history')}
        </Anchor>
      }
    >
      <Whose youthId={youthId} />
      <Shown query={query}>
        {(revision) => (
          <Stack>
            <Text>
              {t('standing.signedBy', { name: revision.signedByName, date: dateOf(revision.signedAt, timeZone) })} ·{' '}
              {word('plan_stage', revision.stage)} · {word('agreement', revision.agreement)}
            </Text>
            {revision.agreementWhy && <Text className="typed">{revision.agreementWhy}</Text>}
            <SignedLines youthId={youthId} revision={revision} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}
