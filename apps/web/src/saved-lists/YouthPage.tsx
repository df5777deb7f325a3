// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, Shown } from '../design/states.js';
import { StartAtResources } from '../directory/StartAtResources.js';
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
              {may('savedList.keep') && <StartAtResources youthId={youthId} />}
              {items.length === 0 ? <Empty>{t('none')}</Empty> : <ListLinks items={items} showsSharing />}
            </>
          )}
        </Shown>
      )}
    </FileFrame>
  );
}
