// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/use-may.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { Caregivers } from './Caregivers.js';
import { Concerns } from './Concerns.js';
import { Conflicts } from './Conflicts.js';
import { Team } from './Team.js';

/** Who is around the youth, and who must be kept away. */
export default function PeoplePage() {
  const { t } = useTranslation('people-around');
  const may = useMay();
  const youthId = useYouthId();
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <>
          <Team youthId={youthId} />
          {may('placement.read') && <Caregivers youthId={youthId} />}
          {may('conflict.read') && <Conflicts youthId={youthId} />}
          {may('personOfConcern.read') && <Concerns youthId={youthId} />}
        </>
      )}
    </FileFrame>
  );
}
