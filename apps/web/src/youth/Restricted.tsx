// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { zUpdateRestricted } from '../api/generated/zod.gen.js';
import { ClosedPart } from '../design/ClosedPart.js';
import { useMay } from '../shell/use-may.js';
import { NoteField } from '../wording/NoteField.js';
import { changeRestricted, loadRestricted } from './queries.js';

const names = ['safeContact', 'school', 'handles', 'marks', 'restrictedNote'] as const;

/** What of the file takes a fresh second factor to open. */
export function Restricted({ youthId }: { youthId: string }) {
  const { t } = useTranslation('youth');
  const may = useMay();
  return (
    <ClosedPart
      title={t('section.restricted')}
      line={t('restricted.line')}
      edit={t('restricted.edit')}
      names={names}
      labelOf={(name) => t(`field.${name}`)}
      mayEdit={may('youth.updateRestricted')}
      rules={zUpdateRestricted}
      load={() => loadRestricted(youthId)}
      save={(version, changed) => changeRestricted(youthId, version, changed)}
      fields={(form) =>
        names.map((name) => (
          <NoteField key={name} form={form} name={name} label={t(`field.${name}`)} hint={t(`hint.${name}`)} rows={2} />
        ))
      }
    />
  );
}
