// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacementsView, PlaceYouth, YouthForCasework } from '../api/generated/types.gen.js';
import { zPlaceYouth } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, ChecksField, SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { WhenField } from '../design/WhenField.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { HomeChoice } from './HomeChoice.js';
import { hasHome, kinds, suitsKind, traits as traitCodes } from './kinds.js';
import { place } from './queries.js';
import { Sending, useBack } from './Sending.js';

/** Home, kind, whether it was prepared, and why the former placement ends. */
export function PlaceForm({ youth, all }: { youth: YouthForCasework; all: PlacementsView }) {
  const { t } = useTranslation('placements');
  const { choices } = useWords();
  const { timeZone } = useMe();
  const back = useBack(youth.id);
  const once = useOneAct();
  // As it was when this person looked: whoever places after a colleague is told.
  const [{ currentId, plannedMove }] = useState(all);
  const asked = useApiForm<PlaceYouth>({
    rules: zPlaceYouth,
    defaults: {
      kind: (plannedMove?.kind ?? 'foster_family_home') as PlaceYouth['kind'],
      homeId: plannedMove?.homeId ?? '',
      traits: [],
      receivingAdult: '',
      wasPlanned: plannedMove !== null,
      from: '',
      location: 'in_state',
      follows: currentId,
      endedReason: '' as 'other',
    },
    leaveOut: ['homeId', 'receivingAdult', 'from', 'endedReason'],
    send: async ({ homeId, traits, receivingAdult, ...values }) => {
      const body = {
        ...values,
        ...(homeId && hasHome(values.kind) ? { homeId } : {}),
        ...(traits?.length && values.kind === 'foster_family_home' ? { traits } : {}),
        ...(receivingAdult ? { receivingAdult } : {}),
      };
      await once((key) => place(youth.id, body, key));
      await back();
    },
  });
  const { form } = asked;
  const kind = form.watch('kind');
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <SelectField form={form} name="kind" label={t('kind')} choices={choices('placement_kind', kinds)} />
        {hasHome(kind) && (
          <HomeChoice key={kind} form={form} name="homeId" label={t('home')} youth={youth} suits={suitsKind(kind)} />
        )}
        {kind === 'foster_family_home' && (
          <ChecksField
            form={form}
            name="traits"
            label={t('traits')}
            hint={t('traitsHint')}
            choices={choices('trait', traitCodes)}
          />
        )}
        {kind !== 'foster_family_home' && (
          <TextField form={form} name="receivingAdult" label={t('receivingAdult')} hint={t('receivingAdultHint')} optional />
        )}
        <CheckField form={form} name="wasPlanned" label={t('wasPlanned')} />
        {currentId && (
          <SelectField
            form={form}
            name="endedReason"
            label={t('endedReason')}
            choices={[{ value: '', label: t('choose') }, ...choices('move_reason')]}
          />
        )}
        <WhenField form={form} name="from" label={t('from')} timeZone={timeZone} />
        <SelectField form={form} name="location" label={t('location')} choices={choices('location')} />
        <Text>{t(currentId ? 'whatMoves' : 'whatPlaces')}</Text>
        <Sending asked={asked} word={t(currentId ? 'act.move' : 'act.place')} youthId={youth.id} />
      </Stack>
    </form>
  );
}
