// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeHomeAddress, HomeAddress as Address } from '../api/generated/types.gen.js';
import { zChangeHomeAddress } from '../api/generated/zod.gen.js';
import { useCarefulSave } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Reveal } from '../design/Reveal.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useMay } from '../shell/use-may.js';
import { ClosedFields } from './HomeFields.js';
import { changeAddress, homeAgain, loadAddress } from './queries.js';

const names = ['familyName', 'address', 'phone'] as const;
type Fields = ChangeHomeAddress & Record<string, unknown>;

/** Who and where the family is: closed, for those around a youth who lives there, and each opening is recorded. */
export function HomeAddress({ homeId }: { homeId: string }) {
  const { t } = useTranslation('homes');
  return (
    <Section title={t('section.family')}>
      <Reveal line={t('family.line')} label={t('family.show')} load={() => loadAddress(homeId)}>
        {(shown, again) => <Opened shown={shown} again={again} />}
      </Reveal>
    </Section>
  );
}

function Opened({ shown, again }: { shown: Address; again: () => Promise<unknown> }) {
  const { t } = useTranslation(['homes', 'design']);
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <Editing shown={shown} again={again} close={() => setEdited(false)} />;
  return (
    <Stack align="flex-start">
      <Facts>
        {names.map((name) => (
          <Fact key={name} label={t(`field.${name}`)} wide>
            {shown[name]}
          </Fact>
        ))}
      </Facts>
      {may('home.keepAddress') && (
        <Button variant="default" size="compact-md" onClick={() => setEdited(true)} aria-label={t('family.edit')}>
          {t('design:edit')}
        </Button>
      )}
    </Stack>
  );
}

const textsOf = (one: Address) => ({
  version: one.version,
  values: Object.fromEntries(names.map((name) => [name, one[name] ?? ''])) as Fields,
});

function Editing({ shown, again, close }: { shown: Address; again: () => Promise<unknown>; close: () => void }) {
  const { t } = useTranslation(['homes', 'design']);
  const [opened] = useState(() => textsOf(shown));
  const { send, conflict } = useCarefulSave<Fields>({
    opened,
    load: async () => textsOf(await loadAddress(shown.id)),
    save: (version, changed) => changeAddress(shown.id, version, changed),
  });
  const asked = useApiForm<Fields>({
    rules: zChangeHomeAddress,
    defaults: opened.values,
    leaveOut: names,
    send: async (values) => {
      await send(values);
      // The home's version has moved on with it.
      await Promise.all([again(), homeAgain(shown.id)]);
      close();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <ClosedFields form={asked.form} />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
      <ConflictDialog of={conflict} labelOf={(name) => t(`field.${name}`)} wordsOf={(_, value) => String(value ?? '')} />
    </form>
  );
}
