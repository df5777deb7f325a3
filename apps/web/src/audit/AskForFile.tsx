// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditSearch, ExportAudit } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { askForFile } from './queries.js';

/** What is looked at, as a file. */
export function AskForFile({ asked }: { asked: AuditSearch }) {
  const { t } = useTranslation('audit');
  const which = JSON.stringify(asked);
  const [made, setMade] = useState<string>();
  return (
    <Group>
      <Confirm
        label={t('file.ask')}
        text={t('file.what')}
        act={(key) => askForFile(asked as ExportAudit, key)}
        onDone={() => setMade(which)}
      />
      <Text component="div" role="status">
        {made === which && (
          <>
            {t('file.asked')}{' '}
            <Anchor component={Link} to={'/jobs' as '/'}>
              {t('file.open')}
            </Anchor>
          </>
        )}
      </Text>
    </Group>
  );
}
