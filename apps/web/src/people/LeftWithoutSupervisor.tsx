// SPDX-License-Identifier: Apache-2.0
import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../api/generated/types.gen.js';
import { everyone, supervisionOf } from './queries.js';

/** Which caseworkers nobody supervises any more when this manager goes: how many, who, and where another one is set. */
export function LeftWithoutSupervisor({ person }: { person: PersonView }) {
  const { t } = useTranslation('people');
  const isManager = person.role === 'program_manager';
  const supervision = useQuery({ ...supervisionOf(person.id), enabled: isManager });
  const workers = useQuery({ ...everyone('caseworker'), enabled: isManager });
  const left = (supervision.data ?? []).filter((one) => one.isOnlyOne && one.supervisorId === person.id);
  const named = (workers.data ?? []).filter(({ id, isActive }) => isActive && left.some(({ workerId }) => workerId === id));
  if (named.length === 0) return null;
  return (
    <>
      <Text>{t('person.leavesAlone', { count: named.length })}</Text>
      <List>
        {named.map(({ id, displayName }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={`/admin/people/${id}` as '/'} c="inherit" underline="always" className="typed">
              {displayName}
            </Anchor>
          </List.Item>
        ))}
      </List>
      <Text>{t('person.setAnother')}</Text>
    </>
  );
}
