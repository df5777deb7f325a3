// SPDX-License-Identifier: Apache-2.0
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showNames, useNames } from './names.js';

/** Names instead of codes, on every page until sign-out. */
export function ShowNames() {
  const { t } = useTranslation();
  const shown = useNames();
  return (
    <Switch
      label={t('names')}
      checked={shown}
      onChange={(event) => showNames(event.currentTarget.checked)}
      className="no-print"
    />
  );
}
