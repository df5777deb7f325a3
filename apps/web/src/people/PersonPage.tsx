// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { useMe } from '../shell/session.js';
import { InvitationPart } from './InvitationPart.js';
import { PersonForm } from './PersonForm.js';
import { person } from './queries.js';
import { standing } from './standing.js';
import { SupervisionPart } from './SupervisionPart.js';

/** One account: what may be changed of it, its way in, and who supervises whom. */
export default function PersonPage() {
  const { t } = useTranslation('people');
  const { personId } = useParams({ strict: false }) as { personId: string };
  const { timeZone } = useMe();
  const query = useQuery(person(personId));
  return (
    <Page title={query.data?.displayName ?? t('person.heading')}>
      <Anchor component={Link} to={'/admin/people' as '/'}>
        {t('back')}
      </Anchor>
      <Shown query={query}>
        {(one) => (
          <Stack gap="xl">
            <Text>
              {t(`words:role.${one.role}`)} · {t('person.signsInAs', { name: one.signInName })} · {standing(one, timeZone)}
            </Text>
            <PersonForm key={one.id} person={one} />
            <InvitationPart key={`${one.id}-invitation`} person={one} />
            <SupervisionPart person={one} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}
