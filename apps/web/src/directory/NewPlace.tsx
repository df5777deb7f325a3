// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewPlace as Place, ServiceView } from '../api/generated/types.gen.js';
import { zNewPlace } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { useMe } from '../shell/session.js';
import { PlaceFields } from './PlaceFields.js';
import { addPlace } from './queries.js';

/** Nothing typed yet; the clock is the agency's. */
export const noPlace = (timeZone: string): Place => ({
  ...{ name: '', street: '', city: '', state: '', zip: '', phone: '' },
  ...{ timeZone, hours: [], isConfidential: false },
});
/** Letters of the state as everyone writes them; what is empty and may be is left out. */
export const placeSaid = ({ name, phone, state, ...rest }: Place): Place => ({
  ...rest,
  state: state.toUpperCase(),
  ...(name ? { name } : {}),
  ...(phone ? { phone } : {}),
});

/** One more place of a service. */
export function NewPlace({
  serviceId,
  onAdded,
  close,
}: {
  serviceId: string;
  onAdded: (saved: ServiceView) => void;
  close: () => void;
}) {
  const { t } = useTranslation('directory');
  const { timeZone } = useMe();
  const once = useOneAct();
  const asked = useApiForm<Place>({
    rules: zNewPlace,
    defaults: noPlace(timeZone),
    understood: placeSaid,
    send: async (body) => onAdded(await once((key) => addPlace(serviceId, body, key))),
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <PlaceFields form={asked.form} zone={timeZone} />
        <CheckField form={asked.form} name="isConfidential" label={t('add.confidential')} hint={t('add.confidentialHint')} />
        <SendOrClose isSending={asked.isSending} close={close} word={t('place.add')} />
      </Stack>
    </form>
  );
}
