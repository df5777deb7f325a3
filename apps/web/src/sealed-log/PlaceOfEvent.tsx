// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { wholeNumber } from '../language/dates.js';
import { keepFile } from '../printing/keep-file.js';
import { placeOf, receiptOf } from './queries.js';

/** Where an event stands in the sealed log, and a file that proves it to anybody. Asked for, because asking is an event. */
export function PlaceOfEvent({ eventId }: { eventId: string }) {
  const { t } = useTranslation('sealed-log');
  const place = useMutation({ mutationFn: () => placeOf(eventId) });
  const receipt = useMutation({ mutationFn: async () => keepFile(await receiptOf(eventId), t('place.file')) });
  const error = place.error ?? receipt.error;
  return (
    <Stack gap="xs" align="flex-start">
      {place.data ? (
        <Text size="sm" role="status">
          {t('place.is', {
            number: wholeNumber(place.data.idx + 1),
            of: wholeNumber(place.data.size),
            log: place.data.epoch + 1,
          })}
        </Text>
      ) : null}
      <Group gap="xs">
        {!place.data && (
          <Button size="compact-md" variant="default" loading={place.isPending} onClick={() => place.mutate()}>
            {t('place.ask')}
          </Button>
        )}
        <Button size="compact-md" variant="default" loading={receipt.isPending} onClick={() => receipt.mutate()}>
          {t('place.receipt')}
        </Button>
      </Group>
      {receipt.isSuccess && (
        <Text size="sm" role="status">
          {t('place.kept')}
        </Text>
      )}
      {error && <Failed error={error} />}
    </Stack>
  );
}
