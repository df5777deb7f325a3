// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecideOnDraft } from '../api/generated/types.gen.js';
import { zDecideOnDraft } from '../api/generated/zod.gen.js';
import { Confirm } from '../design/Confirm.js';
import { ErrorSummary, LongTextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { decide } from './queries.js';

interface Asked {
  youthId: string;
  version: number;
  onDone: () => Promise<unknown>;
}

/** A supervisor's two answers to a proposed draft. */
export function Decision({ youthId, version, onDone }: Asked) {
  const { t } = useTranslation('safety-plans');
  const [isSending, setSending] = useState(false);
  return (
    <>
      <Confirm
        variant="filled"
        label={t('draft.approve')}
        text={t('draft.approveText')}
        act={(key) => decide(youthId, version, { decision: 'approve' }, key)}
        onDone={onDone}
      />
      <Button variant="default" onClick={() => setSending(true)}>
        {t('draft.sendBack')}
      </Button>
      <Modal
        opened={isSending}
        onClose={() => setSending(false)}
        title={t('draft.sendBack')}
        closeButtonProps={{ 'aria-label': t('design:close') }}
      >
        <SendBack youthId={youthId} version={version} onDone={onDone} close={() => setSending(false)} />
      </Modal>
    </>
  );
}

/** Says why, so that whoever wrote it knows what to change. */
function SendBack({ youthId, version, onDone, close }: Asked & { close: () => void }) {
  const { t } = useTranslation(['safety-plans', 'design']);
  const once = useOneAct();
  const asked = useApiForm<DecideOnDraft>({
    rules: zDecideOnDraft,
    defaults: { decision: 'send_back', why: '' },
    send: async (body) => {
      await once((key) => decide(youthId, version, body, key));
      close();
      await onDone();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <Text>{t('draft.sendBackText')}</Text>
        <LongTextField form={asked.form} name="why" label={t('draft.why')} hint={t('draft.whyHint')} rows={3} />
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('draft.sendBack')}
          </Button>
          <Button variant="default" onClick={close} disabled={asked.isSending}>
            {t('design:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
