// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecallNoticeView, SendRecallNotice } from '../api/generated/types.gen.js';
import { zSendRecallNotice } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { SelectField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { sendRecall } from './queries.js';

interface Recalled {
  youthId: string;
  recall: RecallNoticeView;
  again: () => Promise<unknown>;
}

/** After a withdrawal: whoever received something is told to use it no further, and that they were is written down. */
export function TellRecipient({ youthId, recall, again }: Recalled) {
  const { t } = useTranslation('consents');
  const { word } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (recall.sentAt) {
    const line = t('recall.sent', { date: dateTime(recall.sentAt, timeZone), how: word('disclosure_way', recall.how ?? '') });
    return <Text c="dimmed">{line}</Text>;
  }
  return (
    <Alert color="orange" title={t('recall.due')}>
      <Stack gap="sm">
        <Text>{t('recall.text')}</Text>
        {isOpen && <Telling youthId={youthId} recall={recall} again={again} close={() => setOpen(false)} />}
        {!isOpen && may('recall.record') && (
          <Group>
            <Button variant="default" onClick={() => setOpen(true)}>
              {t('recall.act')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function Telling({ youthId, recall: { id, version }, again, close }: Recalled & { close: () => void }) {
  const { t } = useTranslation(['consents', 'design']);
  const { choices } = useWords();
  const once = useOneAct();
  const asked = useApiForm<SendRecallNotice>({
    rules: zSendRecallNotice,
    defaults: { how: '' as 'phone' },
    leaveOut: ['how'],
    send: async (body) => {
      await once((key) => sendRecall(youthId, id, version, body, key));
      await again();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <SelectField
          form={asked.form}
          name="how"
          label={t('how')}
          choices={[{ value: '', label: t('design:choose') }, ...choices('disclosure_way')]}
        />
        <SendOrClose isSending={asked.isSending} close={close} word={t('recall.act')} />
      </Stack>
    </form>
  );
}
