// SPDX-License-Identifier: Apache-2.0
import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SafetyPlanView } from '../api/generated/types.gen.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { calendarDate, dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { revisionOf, teamOf } from './queries.js';

/** What is in force: which revision, until when, what the youth said to it, who has read it and who has not. */
export function Standing({ youthId, plan }: { youthId: string; plan: SafetyPlanView }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  const { timeZone } = useMe();
  const { data: revision } = useQuery(revisionOf(youthId, plan.currentRevision));
  return (
    <Section title={t('standing.title')}>
      <Facts>
        <Fact label={t('standing.revision')}>{plan.currentRevision}</Fact>
        <Fact label={t('standing.stage')}>{plan.stage && word('plan_stage', plan.stage)}</Fact>
        <Fact label={t('standing.reviewBy')}>
          {plan.reviewBy && calendarDate(plan.reviewBy)}
          {plan.isReviewDue && ` · ${t('standing.due')}`}
        </Fact>
        <Fact label={t('standing.agreement')}>{revision && word('agreement', revision.agreement)}</Fact>
        {revision?.agreementWhy && (
          <Fact wide label={t('standing.why')}>
            {revision.agreementWhy}
          </Fact>
        )}
        <Fact label={t('standing.signed')}>
          {revision && t('standing.signedBy', { name: revision.signedByName, date: dateOf(revision.signedAt, timeZone) })}
        </Fact>
      </Facts>
      <Readers youthId={youthId} plan={plan} />
    </Section>
  );
}

/** Everyone with whom the youth lives now, and whether they have read this revision. */
function Readers({ youthId, plan: { acknowledgements, currentRevision } }: { youthId: string; plan: SafetyPlanView }) {
  const { t } = useTranslation('safety-plans');
  const { timeZone } = useMe();
  const query = useQuery(teamOf(youthId));
  const readOf = (userId: string) => acknowledgements.find((one) => one.userId === userId && one.number === currentRevision);
  return (
    <Shown query={query} lines={2}>
      {({ items }) => {
        const placed = items.filter(({ relation, until }) => relation === 'placed' && until === null);
        if (placed.length === 0) return <Text c="dimmed">{t('readers.nobody')}</Text>;
        return (
          <List>
            {placed.map(({ id, userId, displayName }) => {
              const read = readOf(userId);
              return (
                <List.Item key={id}>
                  {read
                    ? t('readers.read', { name: displayName, date: dateOf(read.acknowledgedAt, timeZone) })
                    : t('readers.missing', { name: displayName })}
                </List.Item>
              );
            })}
          </List>
        );
      }}
    </Shown>
  );
}
