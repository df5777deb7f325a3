// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Failed, Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { useLookedFor } from '../directory/looked-for.js';
import { myYouth, serviceOf } from '../directory/queries.js';
import { dateOf } from '../language/dates.js';
import { useAskedFirst } from '../shell/use-asked-first.js';
import { useMe } from '../shell/session.js';
import { NewForm } from './NewForm.js';
import { addOffer, referralsOf, useReferralMoved } from './queries.js';

/** From a service of the directory: for whom it is asked, and whether it joins a referral that is open. */
export default function NewPage() {
  const { t } = useTranslation('referrals');
  const { serviceId = '' } = useParams({ strict: false });
  const service = useQuery(serviceOf(serviceId));
  const youth = useQuery(myYouth);
  const looked = useLookedFor();
  const [youthId, setYouthId] = useState(looked.youth ?? '');
  // What was typed is about one youth, and goes with nobody else.
  const { ask, question } = useAskedFirst();
  return (
    <Page title={t('new')}>
      {question}
      <Shown query={service}>{({ name }) => <Text className="typed">{t('newFor', { service: name })}</Text>}</Shown>
      <Shown query={youth}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t('noYouth')}</Empty>
          ) : (
            <NativeSelect
              name="youth"
              label={t('field.youth')}
              value={youthId}
              onChange={({ currentTarget: { value } }) => ask(() => setYouthId(value))}
              data={[{ value: '', label: t('chooseYouth') }, ...all.map(({ id, name }) => ({ value: id, label: name }))]}
              maw="32rem"
            />
          )
        }
      </Shown>
      {youthId && <ForYouth key={youthId} youthId={youthId} serviceId={serviceId} first={looked.referral ?? ''} />}
    </Page>
  );
}

function ForYouth({ youthId, serviceId, first }: { youthId: string; serviceId: string; first: string }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const query = useQuery(referralsOf(youthId));
  const [joined, setJoined] = useState(first);
  return (
    <Shown query={query}>
      {(all) => {
        const open = all.filter(({ closedAt }) => closedAt === null);
        const into = open.find(({ id }) => id === joined);
        return (
          <Stack gap="lg">
            {open.length > 0 && (
              <NativeSelect
                name="into"
                label={t('field.into')}
                description={t('intoHint')}
                value={joined}
                onChange={({ currentTarget }) => setJoined(currentTarget.value)}
                data={[
                  { value: '', label: t('intoNew') },
                  ...open.map(({ id, need, madeAt }) => ({
                    value: id,
                    label: t('needSince', { need: t(`need.${need}`), date: dateOf(madeAt, timeZone) }),
                  })),
                ]}
                maw="32rem"
              />
            )}
            {into && <Join referral={into} serviceId={serviceId} isOld={query.isFetching} />}
            <div hidden={into !== undefined}>
              <NewForm youthId={youthId} serviceId={serviceId} />
            </div>
          </Stack>
        );
      }}
    </Shown>
  );
}

/** `isOld`: how the referral is now is being asked for, and adding to what was before would be refused. */
function Join({ referral, serviceId, isOld }: { referral: ReferralView; serviceId: string; isOld: boolean }) {
  const { t } = useTranslation('referrals');
  const [failed, setFailed] = useState<unknown>();
  const moved = useReferralMoved(referral.youthId);
  const go = useNavigate();
  const once = useOneAct();
  const join = async () => {
    await once((key) => addOffer(referral, serviceId, key));
    void moved();
    await go({ to: `/youth/${referral.youthId}/referrals/${referral.id}` as '/', replace: true });
  };
  return (
    <>
      {failed !== undefined && <Failed error={failed} />}
      <Group>
        <Button loading={isOld} onClick={() => void join().catch(setFailed)}>
          {t('add')}
        </Button>
      </Group>
    </>
  );
}
