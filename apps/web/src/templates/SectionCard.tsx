// SPDX-License-Identifier: Apache-2.0
import { Badge, Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { languageName } from '../language/tongues.js';
import { languages, spoken } from '../language/language.js';
import type { Section } from './queries.js';
import classes from './templates.module.css';
import { useMarks } from './use-marks.js';

/** One section, in both languages side by side. */
export function SectionCard({ section: { code, inWords } }: { section: Section }) {
  const { t } = useTranslation('templates');
  const marksOf = useMarks();
  const here = inWords[spoken()];
  return (
    <Card withBorder component="section" aria-labelledby={`section-${code}`}>
      <Title order={3} size="h4" id={`section-${code}`}>
        {here.title}
      </Title>
      <Group gap="xs" my="xs" component="ul" p={0} className={classes.marks} aria-label={t('marks')}>
        {marksOf(here).map((word) => (
          <Badge key={word} component="li" variant="default" tt="none" fw={500} className={classes.mark}>
            {word}
          </Badge>
        ))}
      </Group>
      <div className={classes.sides}>
        {languages.map((language) => (
          <Words key={language} language={language} section={inWords[language]} />
        ))}
      </div>
    </Card>
  );
}

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
        {t('part.why')}
      </Text>
      <Text lang={language}>{why}</Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t('part.whoSees')}
      </Text>
      <Text lang={language}>{whoSees}</Text>
    </div>
  );
}
