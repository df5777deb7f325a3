// SPDX-License-Identifier: Apache-2.0
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { languageName } from '../language/dates.js';
import { languages, spoken } from '../language/language.js';
import { type Section, template } from './queries.js';
import classes from './templates.module.css';

/** The questions a plan is made of, as youth and caregivers meet them, in both languages side by side. */
export default function TemplatesPage() {
  const { t } = useTranslation('templates');
  const query = useQuery(template);
  return (
    <Page title={t('heading')}>
      <Shown query={query} lines={8}>
        {({ version, sections }) => (
          <Stack>
            <Text>{t('inForce', { version, count: sections.length })}</Text>
            <Text c="dimmed">{t('readOnly')}</Text>
            {sections.map((section) => (
              <SectionCard key={section.code} section={section} />
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function SectionCard({ section: { code, inWords } }: { section: Section }) {
  const { t } = useTranslation('templates');
  const { title, stages, suggestedAudience, canSkip, isClosed } = inWords[spoken()];
  return (
    <Card withBorder component="section" aria-labelledby={`section-${code}`}>
      <Title order={2} size="h4" id={`section-${code}`}>
        {title}
      </Title>
      <Group gap="xs" my="xs" component="ul" p={0} className={classes.marks} aria-label={t('marks')}>
        {stages.map((stage) => (
          <Mark key={stage} word={t(`stage.${stage}`)} />
        ))}
        <Mark word={t(`audience.${suggestedAudience}`)} />
        <Mark word={t(canSkip ? 'canSkip' : 'cannotSkip')} />
        {isClosed && <Mark word={t('closed')} />}
      </Group>
      <div className={classes.sides}>
        {languages.map((language) => (
          <Words key={language} language={language} section={inWords[language]} />
        ))}
      </div>
    </Card>
  );
}

const Mark = ({ word }: { word: string }) => (
  <Badge component="li" variant="default" tt="none" fw={500} className={classes.mark}>
    {word}
  </Badge>
);

function Words({ language, section }: { language: string; section: TemplateSectionView }) {
  const { t } = useTranslation('templates');
  const { title, prompt, why, whoSees } = section;
  return (
    <div>
      <Text fw={600} c="dimmed" size="sm">
        {languageName(language)}
      </Text>
      <div lang={language}>
        <Text fw={600}>{title}</Text>
        <Text>{prompt}</Text>
      </div>
      <Text size="sm" c="dimmed" mt="xs">
        {t('why')}
      </Text>
      <Text lang={language}>{why}</Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t('whoSees')}
      </Text>
      <Text lang={language}>{whoSees}</Text>
    </div>
  );
}
