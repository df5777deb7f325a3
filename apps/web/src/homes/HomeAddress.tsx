// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { zChangeHomeAddress } from '../api/generated/zod.gen.js';
import { ClosedPart } from '../design/ClosedPart.js';
import { useMay } from '../shell/use-may.js';
import { ClosedFields } from './HomeFields.js';
import { changeAddress, homeAgain, loadAddress } from './queries.js';

const names = ['familyName', 'address', 'phone'] as const;

/** Who and where the family is: for those around a youth who lives there. */
export function HomeAddress({ homeId }: { homeId: string }) {
  const { t } = useTranslation('homes');
  const may = useMay();
  return (
    <ClosedPart
      title={t('section.family')}
      line={t('family.line')}
      show={t('family.show')}
      edit={t('family.edit')}
      names={names}
      labelOf={(name) => t(`field.${name}`)}
      mayEdit={may('home.keepAddress')}
      rules={zChangeHomeAddress}
      leaveOut={names}
      load={() => loadAddress(homeId)}
      save={(version, changed) => changeAddress(homeId, version, changed)}
      // The home's version has moved on with it.
      onSaved={() => homeAgain(homeId)}
      fields={(form) => <ClosedFields form={form} />}
    />
  );
}
