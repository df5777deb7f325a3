// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideText, GuideVersionView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { calendarDate, dateTime } from '../language/dates.js';
import { spoken } from '../language/language.js';
import { languageName } from '../language/tongues.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { EditGuide } from './EditGuide.js';
import { GuideBody } from './GuideBody.js';
import { Moves } from './Moves.js';
import { versionOf } from './queries.js';
import { Reviews } from './Reviews.js';
import { useGuideWords } from './use-guide-words.js';

/** One version of a guide: where it stands, its next step, what survivor experts said, and its words. */
export default function VersionPage() {
  const { t } = useTranslation('resources');
  const { versionId } = useParams({ from: '/in/admin/guides/$versionId' });
  const query = useQuery(versionOf(versionId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  const { en, es } = query.data ?? {};
  const title = (spoken() === 'es' ? (es ?? en) : (en ?? es))?.title;
  return (
    <Page title={title || t('title.guide')}>
      <Anchor component={Link} to={'/admin/guides' as '/'}>
        {t('shelf.back')}
      </Anchor>
      <Shown query={query}>{(one) => <Whole key={one.id} of={one} />}</Shown>
    </Page>
  );
}

function Whole({ of }: { of: GuideVersionView }) {
  const { t } = useTranslation(['resources', 'design']);
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <EditGuide of={of} close={() => setEdited(false)} />;
  const edit = of.state === 'draft' && (
    <Button variant="default" size="compact-md" onClick={() => setEdited(true)}>
      {t('design:edit')}
    </Button>
  );
  return (
    <>
      <Standing of={of} />
      <Moves of={of} />
      <Reviews of={of} />
      <Section title={t('section.words')} aside={edit}>
        <Words text={of.en} grade={of.gradeEn} language="en" />
        <Words text={of.es} grade={of.gradeEs} language="es" />
      </Section>
    </>
  );
}

function Standing({ of }: { of: GuideVersionView }) {
  const { t } = useTranslation('resources');
  const { timeZone } = useMe();
  const words = useGuideWords();
  const { words: coded } = useWords();
  const others = of.versions.filter(({ id }) => id !== of.id);
  return (
    <Facts>
      <Fact label={t('field.state')}>{words.word('state', of.state)}</Fact>
      <Fact label={t('field.version')}>{of.number}</Fact>
      <Fact label={t('field.audiences')}>{words.words('audience', of.audiences)}</Fact>
      <Fact label={t('field.topics')}>{words.words('topic', of.topics)}</Fact>
      <Fact label={t('field.ages')}>{words.ages(of)}</Fact>
      <Fact label={t('field.languages')}>{of.languages.map(languageName).join(', ')}</Fact>
      <Fact label={t('field.genders')}>{coded('gender', of.genders)}</Fact>
      <Fact label={t('field.traits')}>{coded('trait', of.traits)}</Fact>
      <Fact label={t('field.writtenBy')}>{of.writtenByName}</Fact>
      <Fact label={t('field.publishedBy')}>
        {of.publishedAt && [of.publishedByName, dateTime(of.publishedAt, timeZone)].join(', ')}
      </Fact>
      <Fact label={t('field.reviewDueOn')}>{of.reviewDueOn && calendarDate(of.reviewDueOn)}</Fact>
      {others.length > 0 && (
        <Fact label={t('field.versions')}>
          {others.map(({ id, number, state }) => (
            <Anchor key={id} component={Link} to={`/admin/guides/${id}` as '/'} display="block">
              {t('version', { number })}: {words.word('state', state)}
            </Anchor>
          ))}
        </Fact>
      )}
    </Facts>
  );
}

function Words({ text, grade, language }: { text: GuideText | null; grade: number | null; language: 'en' | 'es' }) {
  const { t } = useTranslation('resources');
  if (!text) return <Text c="dimmed">{t(`missing.${language}`)}</Text>;
  return (
    <section lang={language}>
      <Text fw={700} className="typed">
        {text.title}
      </Text>
      <Text size="sm" c="dimmed" lang={spoken()}>
        {grade === null ? t('grade.short') : t('grade.at', { grade })} {t(`formula.${language}`)}
      </Text>
      <Text className="typed" my="sm">
        {text.summary}
      </Text>
      <GuideBody parts={text.parts} order={4} />
    </section>
  );
}
