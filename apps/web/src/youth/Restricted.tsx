// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestrictedView, UpdateRestricted } from '../api/generated/types.gen.js';
import { zUpdateRestricted } from '../api/generated/zod.gen.js';
import { useCarefulSave } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary, LongTextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Reveal } from '../design/Reveal.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useMay } from '../shell/use-may.js';
import { changeRestricted, loadRestricted } from './queries.js';

const names = ['safeContact', 'school', 'handles', 'marks', 'restrictedNote'] as const;
type Fields = UpdateRestricted & Record<string, unknown>;

/** Closed behind a neutral line; opening asks for a fresh second factor and is an event of its own. */
export function Restricted({ youthId }: { youthId: string }) {
  const { t } = useTranslation('youth');
  return (
    <Section title={t('section.restricted')}>
      <Reveal line={t('restricted.line')} load={() => loadRestricted(youthId)}>
        {(shown, again) => <Opened shown={shown} again={again} />}
      </Reveal>
    </Section>
  );
}

function Opened({ shown, again }: { shown: RestrictedView; again: () => Promise<unknown> }) {
  const { t } = useTranslation(['youth', 'design']);
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
      {may('youth.updateRestricted') && (
        <Button variant="default" size="compact-md" onClick={() => setEdited(true)} aria-label={t('restricted.edit')}>
          {t('design:edit')}
        </Button>
      )}
    </Stack>
  );
}

const textsOf = (one: RestrictedView) => ({
  version: one.version,
  values: Object.fromEntries(names.map((name) => [name, one[name]])) as Fields,
});

function Editing({ shown, again, close }: { shown: RestrictedView; again: () => Promise<unknown>; close: () => void }) {
  const { t } = useTranslation(['youth', 'design']);
  const [opened] = useState(() => textsOf(shown));
  const { send, conflict } = useCarefulSave<Fields>({
    opened,
    load: async () => textsOf(await loadRestricted(shown.id)),
    save: (version, changed) => changeRestricted(shown.id, version, changed),
  });
  const asked = useApiForm<Fields>({
    rules: zUpdateRestricted,
    defaults: opened.values,
    send: async (values) => {
      await send(values);
      await again();
      close();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        {names.map((name) => (
          <LongTextField key={name} form={asked.form} name={name} label={t(`field.${name}`)} hint={t(`hint.${name}`)} rows={2} />
        ))}
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
      <ConflictDialog of={conflict} labelOf={(name) => t(`field.${name}`)} wordsOf={(_, value) => String(value ?? '')} />
    </form>
  );
}
