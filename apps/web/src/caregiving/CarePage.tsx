// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { languageName } from '../language/tongues.js';
import { careOf } from './queries.js';

/** What looking after this youth day by day needs. */
export default function CarePage() {
  const { t } = useTranslation('caregiving');
  const { youthId } = useParams({ from: '/in/home/$youthId' });
  const query = useQuery(careOf(youthId));
  return (
    <Page title={query.data?.usedName ?? t('care.heading')}>
      <Shown query={query}>
        {({ age, pronouns, languages, dailyCare, allergies, medication }) => (
          <Stack gap="lg">
            <Part title={t('care.helps')} text={dailyCare} />
            <Part title={t('care.allergies')} text={allergies} />
            <Part title={t('care.medication')} text={medication} />
            <Part title={t('care.age')} text={age === null ? '' : String(age)} />
            <Part title={t('care.pronouns')} text={pronouns} />
            <Part title={t('care.languages')} text={languages.map(languageName).join(', ')} />
            <Anchor component={Link} to={`/home/${youthId}/plan` as '/'}>
              {t('care.toPlan')}
            </Anchor>
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('caregiving');
  return (
    <section>
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text className="typed" c={text ? undefined : 'dimmed'}>
        {text || t('care.nothing')}
      </Text>
    </section>
  );
}
