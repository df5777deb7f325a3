// SPDX-License-Identifier: Apache-2.0
import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import type { AuditDay } from '../api/generated/types.gen.js';
import { shortDay } from '../language/dates.js';

/** Fetched when first shown. The words around it say the same, so it is hidden from screen readers and takes no focus. */
export default function DayChart({ days }: { days: readonly AuditDay[] }) {
  const { t } = useTranslation('audit');
  const data = days.map(({ day, times, refused }) => ({ day: shortDay(day), done: times - refused, refused }));
  return (
    <BarChart
      h={200}
      data={data}
      dataKey="day"
      type="stacked"
      withLegend
      series={[
        { name: 'done', label: t('chart.done'), color: 'teal.6' },
        { name: 'refused', label: t('chart.refused'), color: 'orange.7' },
      ]}
      // Nothing moves by itself.
      barProps={{ isAnimationActive: false }}
      barChartProps={{ accessibilityLayer: false }}
      tooltipAnimationDuration={0}
      yAxisProps={{ allowDecimals: false, width: 44 }}
    />
  );
}
