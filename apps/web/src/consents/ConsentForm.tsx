// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordConsent } from '../api/generated/types.gen.js';
import { zRecordConsent } from '../api/generated/zod.gen.js';
import { DateField } from '../design/DateField.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { ChecksField, RadioField, SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { spoken } from '../language/language.js';
import { todayIn } from '../language/dates.js';
import { tongues } from '../language/tongues.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { NoteField } from '../wording/NoteField.js';
import { WordingHint } from '../wording/WordingHint.js';
import { recordConsent } from './queries.js';
import { RecipientField } from './RecipientField.js';
import { Sending, useBack } from './Sending.js';
import { SignersFields } from './SignersFields.js';
import { asMessage, type Typed } from './typed.js';
import { WhatIsShared } from './WhatIsShared.js';

const optional = [
  ...(['recipient', 'organizationId', 'interpreter', 'expiresOn'] as const),
  ...(['parentName', 'parentCheckedBy', 'agencySignerId', 'isConditionOfService'] as const),
];

export function ConsentForm({ youthId, forms }: { youthId: string; forms: readonly string[] }) {
  const { t } = useTranslation('consents');
  const { choices } = useWords();
  const { timeZone } = useMe();
  const back = useBack(youthId);
  const once = useOneAct();
  const today = todayIn(timeZone);
  const asked = useApiForm<Typed>({
    rules: zRecordConsent,
    defaults: {
      ...{
        recipient: '',
        organizationId: '',
        purpose: '',
        information: '',
        classes: [],
        protections: [],
        textVersion: forms[0] ?? '',
      },
      ...{ language: spoken(), interpreter: '', signedOn: today, startsOn: today, expiresOn: '', signers: ['minor'] },
      ...{ parentName: '', parentCheckedBy: '', agencySignerId: '', mayConsentAlone: false, isConditionOfService: '' },
    },
    understood: asMessage,
    leaveOut: optional,
    send: async (body) => {
      await once((key) => recordConsent(youthId, body as unknown as RecordConsent, key));
      await back();
    },
  });
  const { form } = asked;
  const typed = form.watch();
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <Section title={t('form.whom')}>
          <RecipientField form={form} />
          <TextField form={form} name="purpose" label={t('purpose')} hint={t('form.purposeHint')} />
          <WordingHint text={typed.purpose} />
        </Section>
        <Section title={t('form.what')} note={t('form.whatNote')}>
          <ChecksField form={form} name="classes" label={t('classes')} choices={choices('data_class', ['C1', 'C2', 'C3'])} />
          <NoteField form={form} name="information" label={t('information')} hint={t('form.informationHint')} rows={3} />
          <ChecksField
            form={form}
            name="protections"
            label={t('protections')}
            hint={t('form.protectionsHint')}
            choices={choices('protection')}
            optional
          />
        </Section>
        <Section title={t('form.when')}>
          <DateField form={form} name="signedOn" label={t('signedOn')} />
          <DateField form={form} name="startsOn" label={t('form.starts')} />
          <DateField form={form} name="expiresOn" label={t('form.expires')} hint={t('form.expiresHint')} />
        </Section>
        <Section title={t('form.who')} note={t('form.whoNote')}>
          <SignersFields form={form} />
        </Section>
        <Section title={t('paper')}>
          <SelectField
            form={form}
            name="textVersion"
            label={t('form.version')}
            hint={t('form.versionHint')}
            choices={forms.map((value) => ({ value, label: value }))}
          />
          <SelectField form={form} name="language" label={t('form.language')} choices={tongues()} />
          <TextField form={form} name="interpreter" label={t('interpreter')} optional />
        </Section>
        <RadioField
          form={form}
          name="isConditionOfService"
          label={t('form.free')}
          choices={[
            { value: 'no', label: t('form.freeYes') },
            { value: 'yes', label: t('form.freeNo') },
          ]}
        />
        <WhatIsShared
          recipient={typed.recipient || (typed.organizationId ? t('said.organization') : '')}
          classes={typed.classes}
          until={typed.expiresOn}
        />
        <Sending asked={asked} word={t('record')} youthId={youthId} />
      </Stack>
    </form>
  );
}
