// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecideOnDraft } from '../api/generated/types.gen.js';
import { zDecideOnDraft } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { decide, planChanged } from './queries.js';

/** Sends the draft back to whoever wrote it, and says why: without it they could only guess. */
export function SendBack({ youthId, version }: { youthId: string; version: number }) {
  const { t } = useTranslation(['safety-plans', 'design']);
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('draft.sendBack')}
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t('draft.sendBack')}
        closeButtonProps={{ 'aria-label': t('design:close') }}
        keepMounted
      >
        <Saying youthId={youthId} version={version} close={() => setAsked(false)} />
      </Modal>
    </>
  );
}

function Saying({ youthId, version, close }: { youthId: string; version: number; close: () => void }) {
  const { t } = useTranslation(['safety-plans', 'design']);
  const once = useOneAct();
  const asked = useApiForm<DecideOnDraft>({
    rules: zDecideOnDraft,
    defaults: { decision: 'send_back', why: '' },
    send: async (body) => {
      await once((key) => decide(youthId, version, body, key));
      close();
      await planChanged(youthId);
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <Text>{t('draft.sendBackText')}</Text>
        <ErrorSummary of={asked} />
        <NoteField form={asked.form} name="why" label={t('draft.why')} rows={3} />
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('draft.sendBack')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('design:notNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
