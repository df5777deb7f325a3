// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from './names.js';

export function NamesSwitch() {
  const { t } = useTranslation('today');
  const { areShown, toggle } = useNames();
  return (
    <Button variant="default" onClick={toggle}>
      {t(areShown ? 'hideNames' : 'showNames')}
    </Button>
  );
}
