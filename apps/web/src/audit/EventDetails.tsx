// SPDX-License-Identifier: Apache-2.0
import { Fragment, type ReactNode } from 'react';
import { Anchor, Code, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { preciseTime, wholeNumber } from '../language/dates.js';
import { PlaceOfEvent } from '../sealed-log/PlaceOfEvent.js';
import { useMe } from '../shell/session.js';
import { wordOr } from './acts.js';
import classes from './audit.module.css';
import type { Run } from './runs.js';
import { youthLabel } from './youth-label.js';

/** All that the log holds of an event: ids, codes and names of fields, never a value. */
export function EventDetails({ of: { event, times, since } }: { of: Run }) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const { resource, resourceId, fieldsTouched, versionBefore, versionAfter, resultCount, reasonCode, youth } = event;
  const facts: (readonly [string, ReactNode])[] = [
    ['time', preciseTime(event.at, timeZone)],
    ['since', times > 1 && preciseTime(since, timeZone)],
    ['act', <Code key="act">{event.action}</Code>],
    ['decision', t(`decision.${event.decision}`)],
    ['role', wordOr('words:role', event.actorRole)],
    ['fields', fieldsTouched.length > 0 && <Codes of={fieldsTouched} />],
    ['versions', versionAfter !== null && `${versionBefore ?? '–'} → ${versionAfter}`],
    ['results', resultCount !== null && wholeNumber(resultCount)],
    ['reason', reasonCode && <Code>{reasonCode}</Code>],
    ['record', `${resource}${resourceId ? ` ${resourceId}` : ''}`],
    ['youth', youth.length > 3 && <All of={youth} />],
    ['request', <Code key="request">{event.requestId}</Code>],
    ['place', <PlaceOfEvent key={event.id} eventId={event.id} />],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([key, value]) => (
          <Fragment key={key}>
            <dt>{t(`detail.${key}`)}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

const Codes = ({ of }: { of: readonly string[] }) => (
  <Group gap={6}>
    {of.map((one) => (
      <Code key={one}>{one}</Code>
    ))}
  </Group>
);

const All = ({ of }: { of: Run['event']['youth'] }) => (
  <Group gap="xs">
    {of.map((one) => (
      <Anchor key={one.id} component={Link} to={`/audit/youth/${one.id}` as '/'} size="sm">
        {youthLabel(one)}
      </Anchor>
    ))}
  </Group>
);
