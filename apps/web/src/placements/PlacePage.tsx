// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Shown } from '../design/states.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { PlaceForm } from './PlaceForm.js';
import { placementsOf } from './queries.js';

/** Places the youth, or moves them. */
export default function PlacePage() {
  const { t } = useTranslation('placements');
  const query = useQuery(placementsOf(useYouthId()));
  const isMove = Boolean(query.data?.currentId);
  return (
    <FileFrame part={isMove ? t('act.move') : t('act.place')}>
      {(youth) => <Shown query={query}>{(all) => <PlaceForm key={youth.id} youth={youth} all={all} />}</Shown>}
    </FileFrame>
  );
}
