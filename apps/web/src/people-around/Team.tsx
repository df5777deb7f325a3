// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AssignWorker, CareTeamMemberView } from '../api/generated/types.gen.js';
import { zAssignWorker } from '../api/generated/zod.gen.js';
import { Confirm } from '../design/Confirm.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { useApiForm } from '../design/form.js';
import { Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { PersonLine } from './PersonLine.js';
import { PersonPicker } from './PersonPicker.js';
import { assign, endMembership, teamOf } from './queries.js';

/** The access list: who may open the file now, in which relation and why. */
export function Team({ youthId }: { youthId: string }) {
  const { t } = useTranslation('people-around');
  const may = useMay();
  const query = useQuery(teamOf(youthId));
  return (
    <Section title={t('team.heading')} note={t('team.note')}>
      <Shown query={query}>
        {({ items }) => (
          <>
            {items.map((member) => (
              <Member key={member.id} youthId={youthId} of={member} />
            ))}
          </>
        )}
      </Shown>
      {may('careTeam.assign') && <Assigning youthId={youthId} />}
    </Section>
  );
}

function Member({ youthId, of: one }: { youthId: string; of: CareTeamMemberView }) {
  const { t } = useTranslation('people-around');
  const { word } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const client = useQueryClient();
  const { id, displayName, role, relation, why, since, until, version } = one;
  const lines = [
    `${word('relation', relation)} · ${word('team_why', why)}`,
    [t('team.since', { date: dateOf(since, timeZone) }), until ? t('team.until', { date: dateOf(until, timeZone) }) : '']
      .filter(Boolean)
      .join(' · '),
  ];
  return (
    <PersonLine name={displayName} what={word('role', role)} lines={lines}>
      {may('careTeam.assign') && relation === 'assigned' && (
        <Confirm
          size="compact-md"
          label={t('team.end')}
          text={t('team.endText')}
          act={(key) => endMembership(youthId, id, version, key)}
          onDone={() => client.invalidateQueries({ queryKey: teamOf(youthId).queryKey })}
        />
      )}
    </PersonLine>
  );
}

function Assigning({ youthId }: { youthId: string }) {
  const { t } = useTranslation('people-around');
  const client = useQueryClient();
  const once = useOneAct();
  const asked = useApiForm<AssignWorker>({
    rules: zAssignWorker,
    defaults: { userId: '' },
    leaveOut: ['userId'],
    send: async ({ userId }) => {
      await once((key) => assign(youthId, userId, key));
      asked.form.reset();
      await client.invalidateQueries({ queryKey: teamOf(youthId).queryKey });
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="xs">
        <ErrorSummary of={asked} />
        <PersonPicker form={asked.form} name="userId" label={t('team.worker')} among="caseworker" />
        <Group>
          <Button type="submit" variant="default" loading={asked.isSending}>
            {t('team.assign')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
