// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Whatever is done with a service begins at the service: the way there, for this youth. */
export function StartAtResources({ youthId }: { youthId: string }) {
  const { t } = useTranslation('directory');
  return (
    <Text>
      {t('start.hint')}{' '}
      <Anchor component={Link} to={'/resources' as '/'} search={{ youth: youthId } as never}>
        {t('start.find')}
      </Anchor>
    </Text>
  );
}
