// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentView, WithdrawConsent } from '../api/generated/types.gen.js';
import { zWithdrawConsent } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { useWords } from '../words/use-words.js';
import { withdrawConsent } from './queries.js';

/** Taking a consent back. Why is not asked. */
export function Withdraw({ youthId, of: one, again }: { youthId: string; of: ConsentView; again: () => Promise<unknown> }) {
  const { t } = useTranslation('consents');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Asking youthId={youthId} of={one} again={again} close={() => setOpen(false)} />;
  return (
    <Group>
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        {t('withdraw.act')}
      </Button>
    </Group>
  );
}

function Asking({
  youthId,
  of: { id, version, disclosures },
  again,
  close,
}: {
  youthId: string;
  of: ConsentView;
  again: () => Promise<unknown>;
  close: () => void;
}) {
  const { t } = useTranslation('consents');
  const { choices } = useWords();
  const once = useOneAct();
  const asked = useApiForm<WithdrawConsent>({
    rules: zWithdrawConsent,
    defaults: { by: 'minor' },
    send: async (body) => {
      await once((key) => withdrawConsent(youthId, id, version, body, key));
      await again();
      close();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <Text>{t('withdraw.text')}</Text>
        {disclosures > 0 && <Text>{t('withdraw.recall')}</Text>}
        <ErrorSummary of={asked} />
        <RadioField form={asked.form} name="by" label={t('withdraw.by')} choices={choices('capacity')} />
        <SendOrClose isSending={asked.isSending} close={close} word={t('withdraw.act')} />
      </Stack>
    </form>
  );
}
