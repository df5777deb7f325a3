// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedListView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Confirm } from '../design/Confirm.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { Compared, mostCompared } from '../directory/Compared.js';
import classes from '../directory/directory.module.css';
import { dateOf } from '../language/dates.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { Whose } from '../youth/Whose.js';
import { Listed } from './Listed.js';
import { changeList, idsOf, listOf } from './queries.js';

/** One list: for its worker to put in order and share, for whoever the youth lives with to call from. */
export default function ListPage() {
  const { t } = useTranslation('saved-lists');
  const { youthId, listId } = useParams({ from: '/in/resources/lists/$youthId/$listId' });
  const may = useMay();
  const query = useQuery(listOf(youthId, listId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  return (
    <Page title={query.data?.name ?? t('heading')}>
      {!may('caregiving.read') && <Whose youthId={youthId} />}
      <Shown query={query}>{(list) => <Whole list={list} />}</Shown>
    </Page>
  );
}

function Whole({ list }: { list: SavedListView }) {
  const { t } = useTranslation('saved-lists');
  const may = useMay();
  const mayKeep = may('savedList.keep');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { id, youthId, services } = list;
  const ids = idsOf(list);
  const put = (serviceIds: string[]) => changeList(list, { serviceIds });
  return (
    <>
      {mayKeep && <Sharing list={list} />}
      <Group>
        <Button component={Link} to={`/resources/lists/${youthId}/${id}/print` as '/'} variant="default">
          {t('print.now')}
        </Button>
        {mayKeep && (
          <Anchor component={Link} to={'/resources' as '/'}>
            {t('toResources')}
          </Anchor>
        )}
      </Group>
      {services.length === 0 && <Empty>{t('nothingOn')}</Empty>}
      <ol className={classes.rows}>
        {services.map(({ service, fit }, i) => (
          <li key={service.id} className={classes.row}>
            <Listed
              service={service}
              fit={fit}
              isPicked={picked.includes(service.id)}
              mayPick={picked.length < mostCompared}
              pick={(is) => setPicked(is ? [...picked, service.id] : picked.filter((one) => one !== service.id))}
            />
            {mayKeep && (
              <Group gap="xs">
                {i > 0 && (
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t('upOne', { name: service.name })}
                    onClick={() => void put([...ids.slice(0, i - 1), service.id, ids[i - 1]!, ...ids.slice(i + 1)])}
                  >
                    {t('up')}
                  </Button>
                )}
                <Confirm
                  label={t('takeOff')}
                  size="compact-md"
                  text={t('takeOffText', { name: service.name })}
                  act={() => put(ids.filter((one) => one !== service.id))}
                />
              </Group>
            )}
          </li>
        ))}
      </ol>
      <Compared of={services.filter(({ service }) => picked.includes(service.id))} />
    </>
  );
}

/** What sharing means is said each time: with whom, what, until when, and that it can be taken back. */
function Sharing({ list }: { list: SavedListView }) {
  const { t } = useTranslation('saved-lists');
  const { timeZone } = useMe();
  const { sharedAt } = list;
  return (
    <>
      <Text>{sharedAt ? t('sharedSince', { date: dateOf(sharedAt, timeZone) }) : t('isMine')}</Text>
      <Group>
        <Confirm
          key={String(sharedAt)}
          label={t(sharedAt ? 'unshare' : 'share')}
          text={t(sharedAt ? 'unshareText' : 'shareText')}
          act={() => changeList(list, { isShared: !sharedAt })}
        />
      </Group>
    </>
  );
}
