// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonView, SetSupervision, SupervisionView } from '../api/generated/types.gen.js';
import { zSetSupervision } from '../api/generated/zod.gen.js';
import { Confirm } from '../design/Confirm.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { SelectField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Empty, Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { endSupervision, everyone, type Role, supervise, supervisionOf } from './queries.js';

/** Each side of a supervision finds the other among these. */
const otherSide: Partial<Record<string, { role: Role; side: 'supervisorId' | 'workerId' }>> = {
  caseworker: { role: 'program_manager', side: 'supervisorId' },
  program_manager: { role: 'caseworker', side: 'workerId' },
};

/** Who supervises this worker, or whom this manager supervises. Other roles have no part in it. */
export function SupervisionPart({ person }: { person: PersonView }) {
  const { t } = useTranslation('people');
  const other = otherSide[person.role];
  const query = useQuery({ ...supervisionOf(person.id), enabled: other !== undefined });
  const others = useQuery({ ...everyone(other?.role), enabled: other !== undefined });
  if (!other) return null;
  const nameOf = (id: string) => others.data?.find((one) => one.id === id)?.displayName ?? t('supervision.someone');
  return (
    <section aria-labelledby="supervision">
      <Title order={2} size="h4" id="supervision" mb="xs">
        {t(`supervision.of.${other.side}`)}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('supervision.means')}
      </Text>
      <Shown query={query}>
        {(items) => (
          <Stack>
            {items.length === 0 && <Empty>{t('supervision.none')}</Empty>}
            {items.map((one) => (
              <Supervision key={one.id} of={one} otherId={one[other.side]} name={nameOf(one[other.side])} />
            ))}
            {person.isActive && (
              <SetForm
                person={person}
                side={other.side}
                choices={(others.data ?? []).filter(
                  ({ id, isActive }) => isActive && !items.some((one) => one[other.side] === id),
                )}
              />
            )}
          </Stack>
        )}
      </Shown>
    </section>
  );
}

function Supervision({ of, otherId, name }: { of: SupervisionView; otherId: string; name: string }) {
  const { t } = useTranslation('people');
  const { timeZone } = useMe();
  const client = useQueryClient();
  return (
    <Card withBorder padding="sm" maw="42rem">
      <Group justify="space-between">
        <Text>
          <Anchor component={Link} to={`/admin/people/${otherId}` as '/'} className="typed">
            {name}
          </Anchor>{' '}
          {t('supervision.since', { date: dateOf(of.fromAt, timeZone) })}
        </Text>
        <Confirm
          label={t('supervision.end')}
          act={async () => {
            await endSupervision(of.id, of.version);
            await client.invalidateQueries({ queryKey: ['people', 'supervision'] });
          }}
          text={t(of.isOnlyOne ? 'supervision.endMeansNobody' : 'supervision.endMeans')}
        />
      </Group>
    </Card>
  );
}

type Side = 'supervisorId' | 'workerId';

function SetForm({ person, side, choices }: { person: PersonView; side: Side; choices: readonly PersonView[] }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const own: Side = side === 'workerId' ? 'supervisorId' : 'workerId';
  const asked = useApiForm<SetSupervision>({
    rules: zSetSupervision,
    defaults: { [side]: '', [own]: person.id },
    // Nobody chosen is no answer, rather than one that is written wrongly.
    leaveOut: ['supervisorId', 'workerId'],
    send: async (body) => {
      await supervise(body);
      asked.form.reset();
      await client.invalidateQueries({ queryKey: ['people', 'supervision'] });
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack align="flex-start">
        <ErrorSummary of={asked} />
        <SelectField
          form={asked.form}
          name={side}
          label={t(`supervision.add.${side}`)}
          choices={[
            { value: '', label: t('supervision.choose') },
            ...choices.map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
        />
        <Button type="submit" variant="default" loading={asked.isSending}>
          {t('supervision.set')}
        </Button>
      </Stack>
    </form>
  );
}
