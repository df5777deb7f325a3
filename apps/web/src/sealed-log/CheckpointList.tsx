// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckpointView } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { type Column, DataTable } from '../design/table.js';
import { Empty, Failed, Shown } from '../design/states.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { keepFile } from '../printing/keep-file.js';
import { useMe } from '../shell/session.js';
import { checkpoints, proofBetween } from './queries.js';

/** Signed sentences about the log. Whoever keeps one can prove later that the log still begins with it. */
export function CheckpointList() {
  const { t } = useTranslation('sealed-log');
  const query = useInfiniteQuery(checkpoints);
  return (
    <Stack component="section" gap="sm" aria-labelledby="checkpoints">
      <Title order={2} size="h4" id="checkpoints">
        {t('checkpoint.heading')}
      </Title>
      <Text>{t('checkpoint.what')}</Text>
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t('checkpoint.none')}</Empty>;
          return (
            <>
              <Kept items={items} />
              <More query={query} shown={items.length} />
            </>
          );
        }}
      </Shown>
    </Stack>
  );
}

function Kept({ items }: { items: readonly CheckpointView[] }) {
  const { t } = useTranslation('sealed-log');
  const { timeZone } = useMe();
  const newest = items[0]!.size;
  const columns = useMemo<Column<CheckpointView>[]>(
    () => [
      { key: 'signedAt', head: t('checkpoint.signedAt'), cell: ({ signedAt }) => dateTime(signedAt, timeZone) },
      { key: 'size', head: t('checkpoint.size'), isNumber: true, width: '0.6fr', cell: ({ size }) => wholeNumber(size) },
      { key: 'keep', head: t('checkpoint.keep'), width: '1.6fr', cell: (one) => <Keep of={one} newest={newest} /> },
    ],
    [t, timeZone, newest],
  );
  return (
    <DataTable
      caption={t('checkpoint.heading')}
      isCaptionUnseen
      columns={columns}
      rows={items}
      rowKey={({ epoch, size }) => `${epoch}/${size}`}
    />
  );
}

function Keep({ of: { size, note }, newest }: { of: CheckpointView; newest: number }) {
  const { t } = useTranslation('sealed-log');
  const proving = useMutation({
    mutationFn: async () => keepFile(await proofBetween(size, newest), `proof-${size}-${newest}.json`),
  });
  const keepNote = () => keepFile(new Blob([note], { type: 'text/plain' }), `checkpoint-${size}.txt`);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button size="compact-md" variant="default" onClick={keepNote} aria-label={t('checkpoint.note', { size })}>
          {t('checkpoint.itself')}
        </Button>
        {size < newest && (
          <Button
            size="compact-md"
            variant="default"
            loading={proving.isPending}
            onClick={() => proving.mutate()}
            aria-label={t('checkpoint.proofOf', { size })}
          >
            {t('checkpoint.proof')}
          </Button>
        )}
      </Group>
      {proving.isError && <Failed error={proving.error} />}
    </Stack>
  );
}
