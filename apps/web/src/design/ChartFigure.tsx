// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, Suspense, useState } from 'react';
import { Box, Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Waiting } from './states.js';

interface Figure {
  /** The finding as a sentence, not the name of the axes. */
  title: string;
  /** The same in words, for whoever does not see the picture. */
  summary: string;
  /** The same as rows. */
  table: ReactNode;
  /** The picture; may arrive late, charts are a chunk of their own. */
  children: ReactNode;
  height?: number;
}

/** Every chart stands in one of these: what it shows is said in words and can be read as a table. */
export function ChartFigure({ title, summary, table, children, height = 200 }: Figure) {
  const { t } = useTranslation('design');
  const [isTable, setTable] = useState(false);
  return (
    <Box component="figure" m={0}>
      <figcaption>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text c="dimmed" mb="sm">
          {summary}
        </Text>
      </figcaption>
      {isTable ? (
        table
      ) : (
        <Box aria-hidden mih={height}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </Box>
      )}
      <Button variant="subtle" size="compact-md" mt="xs" className="no-print" onClick={() => setTable(!isTable)}>
        {isTable ? t('chart.asChart') : t('chart.asTable')}
      </Button>
    </Box>
  );
}
