// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AddService, NewPlace } from '../api/generated/types.gen.js';
import { zAddService } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { LanguagesField } from '../design/LanguagesField.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { useMe } from '../shell/session.js';
import { NoteField } from '../wording/NoteField.js';
import { HoursField } from './HoursField.js';
import { KindsField } from './KindsField.js';
import { noPlace, placeSaid } from './NewPlace.js';
import { PlaceFields } from './PlaceFields.js';
import { addService } from './queries.js';

type Typed = AddService & { place: NewPlace };

/** A place with nothing typed in it is none. */
function messageOf({ place, ...service }: Typed): Typed {
  const isSaid = [place.street, place.city, place.state, place.zip].some(Boolean);
  return { ...service, ...(isSaid ? { place: placeSaid(place) } : {}) } as Typed;
}

/** What staff heard of a service that no import brought. It counts as checked today; ages and the rest follow on its page. */
export default function NewServicePage() {
  const { t } = useTranslation('directory');
  const go = useNavigate();
  const { timeZone } = useMe();
  const once = useOneAct();
  const asked = useApiForm<Typed>({
    rules: zAddService,
    defaults: {
      name: '',
      organization: '',
      description: '',
      phone: '',
      languages: ['en'],
      terms: [],
      hours: [],
      place: noPlace(timeZone),
    },
    understood: messageOf,
    leaveOut: ['phone'],
    send: async (body) => {
      const { id } = await once((key) => addService(body, key));
      await go({ to: `/resources/${id}` as '/', replace: true });
    },
  });
  const { form } = asked;
  return (
    <Page title={t('add.heading')}>
      <Text>{t('add.text')}</Text>
      <form onSubmit={asked.onSubmit} noValidate>
        <Stack gap="lg">
          <ErrorSummary of={asked} />
          <TextField form={form} name="name" label={t('field.name')} />
          <TextField form={form} name="organization" label={t('field.organization')} hint={t('add.organizationHint')} />
          <NoteField form={form} name="description" label={t('field.description')} hint={t('hint.description')} />
          <KindsField form={form} name="terms" label={t('field.terms')} />
          <TextField form={form} name="phone" label={t('field.phone')} inputMode="tel" optional />
          <LanguagesField form={form} name="languages" label={t('field.languages')} most={20} />
          <HoursField form={form} name="hours" label={t('field.hours')} hint={t('hint.hours')} />
          <Section title={t('section.place')} note={t('add.placeHint')}>
            <PlaceFields form={form} at="place." zone={timeZone} optional />
            <CheckField form={form} name="place.isConfidential" label={t('add.confidential')} hint={t('add.confidentialHint')} />
          </Section>
          <Group>
            <Button type="submit" loading={asked.isSending}>
              {t('add.now')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
