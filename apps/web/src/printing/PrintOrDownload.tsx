// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { keepFile } from './keep-file.js';
import { downloadPlan, type Wanted } from './queries.js';

/** The two ways out of the house. Paper is gone from the device once it is printed; a file stays, and that is said beside it. */
export function PrintOrDownload(props: { youthId: string; number: number; wanted: Wanted; isReady?: boolean }) {
  const { youthId, number, wanted, isReady = true } = props;
  const { t } = useTranslation('printing');
  const once = useOneAct();
  const downloading = useMutation({
    mutationFn: async () => keepFile(await once((key) => downloadPlan(youthId, number, wanted, key)), t('download.file')),
  });
  return (
    <Stack gap="xs" className="no-print">
      <Group>
        <Button disabled={!isReady} onClick={() => print()}>
          {t('print.now')}
        </Button>
        <Button
          variant="default"
          disabled={!isReady}
          loading={downloading.isPending}
          aria-describedby="download-stays"
          onClick={() => downloading.mutate()}
        >
          {t('download.now')}
        </Button>
      </Group>
      <Text size="sm" id="download-stays" maw="40rem">
        {t('download.stays')}
      </Text>
      {downloading.isSuccess && <Text role="status">{t('download.done')}</Text>}
      {downloading.isError && <Failed error={downloading.error} />}
    </Stack>
  );
}
