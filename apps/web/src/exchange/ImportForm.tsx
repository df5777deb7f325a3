// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button, FileInput, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { sendFile } from './queries.js';

const tables = ['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term'] as const;

/** A file, and whether to look first or to import for good. The file stays chosen, so that the second follows the first. */
export function ImportForm({ onSent }: { onSent: (jobId: string) => void }) {
  const { t } = useTranslation('exchange');
  const [file, setFile] = useState<File | null>(null);
  const [table, setTable] = useState<string>('service');
  const [share, setShare] = useState(0);
  const isTable = file !== null && /\.csv$/i.test(file.name);
  const sending = useMutation({
    mutationFn: ({ isDryRun }: { isDryRun: boolean }) => {
      setShare(0);
      return sendFile(file!, { isDryRun, ...(isTable ? { table: table as 'service' } : {}) }, setShare);
    },
    onSuccess: ({ id }) => onSent(id),
  });
  const go = (isDryRun: boolean) => () => sending.mutate({ isDryRun });
  return (
    <Stack gap="sm" maw="36rem">
      <FileInput
        label={t('import.file')}
        description={t('import.kinds')}
        name="file"
        accept=".json,.csv,.zip"
        value={file}
        onChange={setFile}
        placeholder={t('import.choose')}
      />
      {isTable && (
        <NativeSelect
          label={t('import.table')}
          name="table"
          value={table}
          onChange={({ currentTarget }) => setTable(currentTarget.value)}
          data={tables.map((value) => ({ value, label: t(`table.${value}`) }))}
        />
      )}
      <Group>
        <Button disabled={!file} loading={sending.isPending} onClick={go(true)}>
          {t('import.look')}
        </Button>
        <Button variant="default" disabled={!file || sending.isPending} onClick={go(false)}>
          {t('import.forGood')}
        </Button>
      </Group>
      {sending.isPending && <Progress value={100 * share} aria-label={t('import.sending')} transitionDuration={0} />}
      <Text role="status">{sending.isPending ? t('import.sending') : sending.isSuccess ? t('import.sent') : ''}</Text>
      {sending.isError && <Failed error={sending.error} />}
    </Stack>
  );
}
