// SPDX-License-Identifier: Apache-2.0
import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GuideCredit, GuideView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { GuideBody } from './GuideBody.js';
import { guideOf } from './queries.js';
import { useGuideWords } from './use-guide-words.js';

/** One guide, and who read it before it was published. */
export default function GuidePage() {
  const { t } = useTranslation('resources');
  const { guideId } = useParams({ from: '/in/guides/$guideId' });
  const query = useQuery(guideOf(guideId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  return (
    <Page title={query.data?.title ?? t('title.guide')}>
      <Shown query={query}>{(guide) => <Whole guide={guide} />}</Shown>
    </Page>
  );
}

function Whole({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('resources');
  const { timeZone } = useMe();
  const words = useGuideWords();
  return (
    <>
      <Text className="typed">{guide.summary}</Text>
      {guide.isReviewDue && <Alert color="orange">{t('due')}</Alert>}
      <GuideBody parts={guide.parts} />
      <Section title={t('who')}>
        <Credits of={guide.credits} />
        <Text size="sm" c="dimmed">
          {t('published', { day: dateOf(guide.publishedAt, timeZone) })} {words.grade(guide.grade)}
        </Text>
      </Section>
    </>
  );
}

function Credits({ of }: { of: readonly GuideCredit[] }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  if (of.length === 0) return <Text fw={700}>{t('unreviewed')}</Text>;
  return (
    <List spacing="xs">
      {of.map(({ shownAs, experiences, thanks }, i) => (
        <List.Item key={i} className="typed">
          {shownAs ?? t('noName')}
          {experiences.length > 0 && `; ${t('knows', { what: words.words('experience', experiences) })}`}
          {thanks.includes('paid') && `; ${t('paid')}`}
        </List.Item>
      ))}
    </List>
  );
}
