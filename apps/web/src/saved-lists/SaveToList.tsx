// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveList } from '../api/generated/types.gen.js';
import { zSaveList } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Failed } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { myYouth } from '../directory/queries.js';
import { addToList, listsFor, saveList } from './queries.js';

/** Keeps services for one youth: on a list there is, or on a new one. */
export function SaveToList({ serviceIds, youthId }: { serviceIds: readonly string[]; youthId?: string | undefined }) {
  const { t } = useTranslation('saved-lists');
  const { data: youth = [] } = useQuery({ ...myYouth, enabled: !youthId });
  const [chosen, setChosen] = useState('');
  const forWhom = youthId ?? chosen;
  return (
    <Stack>
      {!youthId && (
        <NativeSelect
          label={t('save.youth')}
          value={chosen}
          data={[{ value: '', label: t('save.choose') }, ...youth.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
          maw="32rem"
        />
      )}
      {forWhom && <Saving key={forWhom} youthId={forWhom} serviceIds={serviceIds} />}
    </Stack>
  );
}

function Saving({ youthId, serviceIds }: { youthId: string; serviceIds: readonly string[] }) {
  const { t } = useTranslation('saved-lists');
  const { data } = useQuery(listsFor(youthId));
  const [savedTo, setSavedTo] = useState('');
  const once = useOneAct();
  const adding = useMutation({
    mutationFn: (listId: string) => addToList(youthId, listId, serviceIds),
    onSuccess: ({ id }) => setSavedTo(id),
  });
  const asked = useApiForm<SaveList>({
    rules: zSaveList,
    defaults: { name: '', serviceIds: [...serviceIds] },
    understood: ({ name }) => ({ name, serviceIds: [...serviceIds] }),
    send: async (body) => setSavedTo((await once((key) => saveList(youthId, body, key))).id),
  });
  if (savedTo)
    return (
      <Text role="status">
        {t('save.done')}{' '}
        <Anchor component={Link} to={`/resources/lists/${youthId}/${savedTo}` as '/'}>
          {t('save.open')}
        </Anchor>
      </Text>
    );
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        {adding.isError && <Failed error={adding.error} />}
        <Group>
          {data?.items.map(({ id, name }) => (
            <Button key={id} variant="default" loading={adding.isPending} onClick={() => adding.mutate(id)} className="typed">
              {t('save.addTo', { name })}
            </Button>
          ))}
        </Group>
        <TextField form={asked.form} name="name" label={t('save.name')} hint={t('save.nameHint')} />
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('save.now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
