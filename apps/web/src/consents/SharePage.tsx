// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConsentView, RecordDisclosure } from '../api/generated/types.gen.js';
import { zRecordDisclosure } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { ChecksField, SelectField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { calendarDate } from '../language/dates.js';
import { useWords } from '../words/use-words.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { NoteField } from '../wording/NoteField.js';
import { consentsOf, recordDisclosure } from './queries.js';
import { RecipientField } from './RecipientField.js';
import { Sending, useBack } from './Sending.js';
import { WhatIsShared } from './WhatIsShared.js';

/** Something goes out by hand: under a consent that runs, or under a legal duty. */
export default function SharePage() {
  const { t } = useTranslation('consents');
  const youthId = useYouthId();
  const query = useQuery(consentsOf(youthId));
  return (
    <FileFrame part={t('share.act')}>
      {() => (
        <Stack gap="lg">
          <Text>{t('share.text')}</Text>
          <Shown query={query}>
            {({ items }) => <Sharing youthId={youthId} running={items.filter(({ state }) => state === 'running')} />}
          </Shown>
        </Stack>
      )}
    </FileFrame>
  );
}

function Sharing({ youthId, running }: { youthId: string; running: ConsentView[] }) {
  const { t } = useTranslation(['consents', 'design']);
  const { choices } = useWords();
  const back = useBack(youthId, '/shared');
  const once = useOneAct();
  const asked = useApiForm<RecordDisclosure>({
    rules: zRecordDisclosure,
    defaults: {
      ...{ consentId: running[0]?.id ?? '', duty: '' as 'court_order', recipient: '', organizationId: '' },
      ...{ classes: [], protections: [], what: '', how: '' as 'phone' },
    },
    understood: (typed) => (typed.consentId ? ({ ...typed, duty: '', recipient: '', organizationId: '' } as never) : typed),
    leaveOut: ['consentId', 'duty', 'recipient', 'organizationId', 'how'],
    send: async (body) => {
      await once((key) => recordDisclosure(youthId, body, key));
      await back();
    },
  });
  const { form } = asked;
  const consent = running.find(({ id }) => id === form.watch('consentId'));
  const consents = running.map((one) => ({
    value: one.id,
    label: t('share.choice', { recipient: one.recipient, date: calendarDate(one.expiresOn) }),
  }));
  const codes = consent ? consent.classes : undefined;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <SelectField
          form={form}
          name="consentId"
          label={t('share.ground')}
          choices={[...consents, { value: '', label: t('share.byDuty') }]}
        />
        {!consent && (
          <>
            <SelectField
              form={form}
              name="duty"
              label={t('share.duty')}
              choices={[{ value: '', label: t('design:choose') }, ...choices('disclosure_duty')]}
            />
            <RecipientField form={form} />
          </>
        )}
        <ChecksField form={form} name="classes" label={t('share.classes')} choices={choices('data_class', codes)} />
        {consent?.protections.length !== 0 && (
          <ChecksField
            form={form}
            name="protections"
            label={t('protections')}
            hint={t('share.protectionsHint')}
            choices={choices('protection', consent?.protections)}
            optional
          />
        )}
        <NoteField form={form} name="what" label={t('share.what')} hint={t('share.whatHint')} rows={2} />
        <SelectField
          form={form}
          name="how"
          label={t('how')}
          choices={[{ value: '', label: t('design:choose') }, ...choices('disclosure_way')]}
        />
        {consent && <WhatIsShared recipient={consent.recipient} classes={form.watch('classes')} until={consent.expiresOn} />}
        <Sending asked={asked} word={t('share.act')} youthId={youthId} />
      </Stack>
    </form>
  );
}
