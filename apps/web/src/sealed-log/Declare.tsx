// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { NativeSelect, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeclareEpoch, LogHealth } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { wholeNumber } from '../language/dates.js';
import { declareEpoch, logKey } from './queries.js';

type Reason = DeclareEpoch['reason'];
const whileStopped = ['backup-restored', 'log-changed', 'key-lost', 'sealer-lost'] as const satisfies readonly Reason[];
const whileItGoesOn = ['key-at-risk'] as const satisfies readonly Reason[];

/** A new log, because the one there is cannot go on or its key must not: said once, for good, and never by accident. */
export function Declare({ health }: { health: LogHealth }) {
  const { t } = useTranslation('sealed-log');
  const client = useQueryClient();
  const { problem, remembered } = health;
  const reasons = problem ? whileStopped : whileItGoesOn;
  const [reason, setReason] = useState<Reason>(reasons[0]);
  const chosen = (reasons as readonly Reason[]).includes(reason) ? reason : reasons[0];
  // Of a log that stands still one says what one was shown, so that nothing is given up that came meanwhile.
  const size = problem ? (remembered?.size ?? health.size) : undefined;
  return (
    <Stack gap="sm" align="flex-start">
      <NativeSelect
        name="reason"
        label={t('declare.why')}
        value={chosen}
        onChange={({ currentTarget }) => setReason(currentTarget.value as Reason)}
        data={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        maw="32rem"
      />
      <Confirm
        label={t('declare.ask')}
        color="orange"
        text={size === undefined ? t('declare.whole') : t('declare.lost', { count: size, events: wholeNumber(size) })}
        act={(key) => declareEpoch({ reason: chosen, ...(size === undefined ? {} : { size }) }, key)}
        onDone={() => client.invalidateQueries({ queryKey: logKey })}
      />
    </Stack>
  );
}
