// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonInvited, PersonView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { useMe } from '../shell/session.js';
import { CodeOnce } from './CodeOnce.js';
import { inviteAgain, withdraw } from './queries.js';
import { standing } from './standing.js';

/** The way in: a new code for whoever lost password or authenticator, or the end of a code that is out there. */
export function InvitationPart({ person }: { person: PersonView }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const { userId, timeZone } = useMe();
  const [invited, setInvited] = useState<PersonInvited>();
  const { id, isActive, invitedUntil, awaitsApproval } = person;
  const look = () => client.invalidateQueries({ queryKey: ['people'] });
  if (id === userId) return null;
  return (
    <section aria-labelledby="way-in">
      <Title order={2} size="h4" id="way-in" mb="sm">
        {t('wayIn.heading')}
      </Title>
      <Stack align="flex-start">
        {invited && (
          <CodeOnce
            invited={invited}
            done={
              <Button variant="default" onClick={() => setInvited(undefined)}>
                {t('code.done')}
              </Button>
            }
          />
        )}
        <Text>
          {invitedUntil && !awaitsApproval ? standing(person, timeZone) : t(awaitsApproval ? 'wayIn.awaits' : 'wayIn.none')}
        </Text>
        {awaitsApproval && person.invitedBy !== userId && (
          <Anchor component={Link} to={'/approvals/invitations' as '/'}>
            {t('wayIn.toApproval')}
          </Anchor>
        )}
        {!isActive && <Text>{t('wayIn.notActive')}</Text>}
        <Group align="flex-start">
          {isActive && (
            <Confirm
              label={t('wayIn.again')}
              act={async () => {
                setInvited(await inviteAgain(id));
                await look();
              }}
              text={t('wayIn.againMeans')}
            />
          )}
          {invitedUntil && (
            <Confirm
              label={t('wayIn.withdraw')}
              act={async () => {
                await withdraw(id);
                setInvited(undefined);
                await look();
              }}
              text={t('wayIn.withdrawMeans')}
            />
          )}
        </Group>
      </Stack>
    </section>
  );
}
