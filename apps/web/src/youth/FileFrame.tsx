// SPDX-License-Identifier: Apache-2.0
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { YouthForCasework } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { useNameOf } from '../shell/names.js';
import { NothingHere } from '../shell/page-states.js';
import { ShowNames } from '../shell/ShowNames.js';
import { FileTabs } from './FileTabs.js';
import { fileOf } from './queries.js';

export const useYouthId = (): string => useParams({ strict: false }).youthId ?? '';

interface Framed {
  /** Which part of the file this is, beside the code in the heading. */
  part?: string;
  /** True where the file itself is read; elsewhere what was read a while ago is enough, since each reading is an event. */
  isFresh?: boolean;
  children: (file: YouthForCasework) => ReactNode;
}

/** Around every page of a youth's file: whose it is, and the way to its other pages. */
export function FileFrame({ part, isFresh = false, children }: Framed) {
  const { t } = useTranslation('youth');
  const youthId = useYouthId();
  const nameOf = useNameOf();
  const query = useQuery({ ...fileOf(youthId), ...(isFresh ? {} : { staleTime: 600_000 }) });
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  const who = query.data ? nameOf(query.data) : t('file.heading');
  return (
    <Page title={part ? `${who} · ${part}` : who} aside={<ShowNames />}>
      <FileTabs youthId={youthId} />
      <Shown query={query}>{children}</Shown>
    </Page>
  );
}

/** A row of buttons and links under a part of the file. */
export const Acts = ({ children }: { children: ReactNode }) => (
  <Group gap="sm" className="no-print">
    {children}
  </Group>
);
