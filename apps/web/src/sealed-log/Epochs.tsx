// SPDX-License-Identifier: Apache-2.0
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EpochView, LogHealth } from '../api/generated/types.gen.js';
import { Shown } from '../design/states.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import classes from '../today/ItemList.module.css';
import { Declare } from './Declare.js';
import { epochs } from './queries.js';

/** The logs that follow one another, and the act that begins a new one. */
export function Epochs({ health }: { health: LogHealth }) {
  const { t } = useTranslation('sealed-log');
  const may = useMay();
  const query = useQuery(epochs);
  return (
    <Stack component="section" gap="sm" aria-labelledby="epochs">
      <Title order={2} size="h4" id="epochs">
        {t('epoch.heading')}
      </Title>
      <Text>{t('epoch.what')}</Text>
      <Shown query={query}>
        {({ items }) => (
          <ol className={classes.list}>
            {items.map((epoch) => (
              <li key={epoch.epoch} className={classes.item}>
                <Epoch of={epoch} />
              </li>
            ))}
          </ol>
        )}
      </Shown>
      {may('log.declareEpoch') && (health.size > 0 || health.problem) && <Declare health={health} />}
    </Stack>
  );
}

function Epoch({ of: { epoch, origin, verifierKey, size, continues, reason, declaredAt } }: { of: EpochView }) {
  const { t } = useTranslation('sealed-log');
  const { timeZone } = useMe();
  return (
    <>
      <Text fw={600}>{t('epoch.name', { number: epoch + 1, count: size, events: wholeNumber(size) })}</Text>
      {reason && declaredAt && (
        <Text size="sm">{t('epoch.began', { when: dateTime(declaredAt, timeZone), why: t(`reason.${reason}`) })}</Text>
      )}
      {continues && <Text size="sm">{t('epoch.after', { events: wholeNumber(continues.size) })}</Text>}
      {origin && <Text size="sm">{t('epoch.origin', { origin })}</Text>}
      {verifierKey && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('epoch.key', { key: verifierKey })}
        </Text>
      )}
    </>
  );
}
