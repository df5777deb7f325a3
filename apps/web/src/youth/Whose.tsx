// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../shell/names.js';
import { useMay } from '../shell/use-may.js';
import { fileOf } from './queries.js';

/** Whose page this is, under a heading that does not say it; on the screen alone, never on paper. */
export function Whose({ youthId }: { youthId: string }) {
  const mayRead = useMay()('youth.read');
  const nameOf = useNameOf();
  // What was read a while ago is enough: each reading is an event.
  const { data } = useQuery({ ...fileOf(youthId), staleTime: 600_000, enabled: mayRead });
  return (
    <Text c="dimmed" className="no-print typed">
      {data ? nameOf(data) : '\u00a0'}
    </Text>
  );
}
