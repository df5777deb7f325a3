// SPDX-License-Identifier: Apache-2.0
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldOf } from '../design/fields.js';
import { SeveralField } from '../design/SeveralField.js';
import { useKinds } from './kinds.js';

/** Kinds of help, one native list each. */
export function KindsField<T extends FieldValues>(field: FieldOf<T>) {
  const { t } = useTranslation('directory');
  const kinds = useKinds();
  const choices = (chosen: readonly string[]) =>
    kinds.map(({ label, ids }) => ({ label, value: ids.find((id) => chosen.includes(id)) ?? ids[0]! }));
  const words = {
    none: t('kind.none'),
    nth: (number: number) => t('kind.nth', { number }),
    remove: (number: number) => t('kind.remove', { number }),
  };
  return <SeveralField {...field} most={20} choices={choices} words={words} />;
}
