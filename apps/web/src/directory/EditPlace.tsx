// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChangePlace, DirectoryPlace } from '../api/generated/types.gen.js';
import { zChangePlace } from '../api/generated/zod.gen.js';
import { useCarefulForm } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { weeklyOf } from './HoursField.js';
import { PlaceFields } from './PlaceFields.js';
import { useServiceWords } from './use-service-words.js';

type Fields = ChangePlace & Record<string, unknown>;
const valuesOf = (place: DirectoryPlace): Fields => ({
  name: place.name ?? '',
  street: place.street ?? '',
  city: place.city ?? '',
  state: place.state ?? '',
  zip: place.zip ?? '',
  phone: place.phones[0]?.number ?? '',
  timeZone: place.timeZone,
  hours: weeklyOf(place.hours),
});

interface Edited {
  place: DirectoryPlace;
  load: () => Promise<DirectoryPlace>;
  save: (version: number, changed: ChangePlace) => Promise<DirectoryPlace>;
  close: () => void;
}

/** Corrects where it is and when it is open there; what else came with an import stays. */
export function EditPlace({ place, load, save, close }: Edited) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  const asked = useCarefulForm<DirectoryPlace, Fields>({
    record: place,
    valuesOf,
    load,
    save,
    rules: zChangePlace,
    leaveOut: ['street', 'city', 'state', 'zip'],
    onSaved: close,
  });
  const others = place.hours.filter(({ isWeekly }) => !isWeekly).map(words.hours);
  const labels: Record<string, string> = {
    ...{ name: t('place.name'), phone: t('place.phone'), timeZone: t('place.timeZone'), hours: t('place.hours') },
    ...{ street: t('add.street'), city: t('add.city'), state: t('add.state'), zip: t('add.zip') },
  };
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <PlaceFields form={asked.form} zone={place.timeZone} />
        {others.length > 0 && <Text size="sm">{t('hours.others', { hours: others.join('; ') })}</Text>}
        <Text size="sm" c="dimmed">
          {t('place.everywhere')}
        </Text>
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
      <ConflictDialog
        of={asked.conflict}
        labelOf={(name) => labels[name] ?? name}
        wordsOf={(name, value) =>
          name === 'hours' ? (value as Fields['hours'])!.map(words.weekly).join('; ') : String(value ?? '')
        }
      />
    </form>
  );
}
