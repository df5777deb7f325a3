// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { ListLinks } from './ListLinks.js';
import { listsFor } from './queries.js';

/** The lists of services a worker put together for this youth. */
export default function YouthPage() {
  const { t } = useTranslation('saved-lists');
  const youthId = useYouthId();
  const may = useMay();
  const query = useQuery(listsFor(youthId));
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <Shown query={query}>
          {({ items }) => (
            <>
              {may('savedList.keep') && (
                <Text>
                  {t('startHint')}{' '}
                  <Anchor component={Link} to={'/resources' as '/'}>
                    {t('toResources')}
                  </Anchor>
                </Text>
              )}
              {items.length === 0 ? <Empty>{t('none')}</Empty> : <ListLinks items={items} showsSharing />}
            </>
          )}
        </Shown>
      )}
    </FileFrame>
  );
}
