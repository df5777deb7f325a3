// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChangeHome, HomeView } from '../api/generated/types.gen.js';
import { zChangeHome } from '../api/generated/zod.gen.js';
import { CarefulFields } from '../design/CarefulFields.js';
import { useCarefulForm } from '../design/careful-save.js';
import { CheckField } from '../design/fields.js';
import { OpenFields } from './HomeFields.js';
import { changeHome, homeOf, loadHome } from './queries.js';
import { useDescribeHome } from './use-describe-home.js';

type Fields = ChangeHome & Record<string, unknown>;
const open = [
  'label',
  'licenceNumber',
  'capacity',
  'traits',
  'languages',
  'welcomesGenders',
  'youngest',
  'oldest',
  'isOpen',
] as const;

export function EditHome({ home, close }: { home: HomeView; close: () => void }) {
  const { t } = useTranslation(['homes', 'design']);
  const client = useQueryClient();
  const describe = useDescribeHome();
  const asked = useCarefulForm<HomeView, Fields>({
    rules: zChangeHome,
    record: home,
    valuesOf: (one) => Object.fromEntries(open.map((name) => [name, one[name]])) as Fields,
    load: () => loadHome(home.id),
    save: async (version, changed) => {
      const saved = await changeHome(home.id, version, changed);
      client.setQueryData(homeOf(home.id).queryKey, saved);
      return saved;
    },
    onSaved: () => {
      void client.invalidateQueries({ queryKey: ['homes', 'list'] });
      void client.invalidateQueries({ queryKey: ['homes', 'all'] });
      close();
    },
  });
  return (
    <CarefulFields of={asked} close={close} labelOf={(name) => t(`field.${name}`)} wordsOf={describe}>
      <OpenFields form={asked.form} />
      <CheckField form={asked.form} name="isOpen" label={t('field.isOpen')} hint={t('hint.isOpen')} />
    </CarefulFields>
  );
}
