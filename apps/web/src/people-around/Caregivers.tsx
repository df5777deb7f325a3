// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaregiverOfYouth } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { dateOf, dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { PersonLine } from './PersonLine.js';
import { caregiversOf, freeze, lift } from './queries.js';

/** With whom the youth lives, and putting one of them out at once when that is no longer safe. */
export function Caregivers({ youthId }: { youthId: string }) {
  const { t } = useTranslation('people-around');
  const query = useQuery(caregiversOf(youthId));
  return (
    <Section title={t('caregivers.heading')} note={t('caregivers.note')}>
      <Shown query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('caregivers.none')}</Empty>}
            {items.map((one) => (
              <Caregiver key={one.userId} youthId={youthId} of={one} />
            ))}
          </>
        )}
      </Shown>
    </Section>
  );
}

function Caregiver({ youthId, of: { userId, displayName, sinceAt, freeze: frozen } }: { youthId: string; of: CaregiverOfYouth }) {
  const { t } = useTranslation('people-around');
  const { timeZone } = useMe();
  const may = useMay();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: caregiversOf(youthId).queryKey });
  const lines = [
    t('team.since', { date: dateOf(sinceAt, timeZone) }),
    frozen && t('caregivers.frozen', { date: dateTime(frozen.frozenAt, timeZone) }),
  ];
  return (
    <PersonLine name={displayName} lines={lines}>
      {!frozen && may('user.freeze') && (
        <Confirm
          size="compact-md"
          color="red"
          variant="outline"
          label={t('caregivers.freeze')}
          text={t('caregivers.freezeText')}
          act={(key) => freeze(youthId, userId, key)}
          onDone={again}
        />
      )}
      {frozen && may('user.unfreeze') && (
        <Confirm
          size="compact-md"
          label={t('caregivers.lift')}
          text={t('caregivers.liftText')}
          act={(key) => lift(youthId, frozen.id, frozen.version, key)}
          onDone={again}
        />
      )}
    </PersonLine>
  );
}
