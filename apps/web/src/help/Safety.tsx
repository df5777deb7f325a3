// SPDX-License-Identifier: Apache-2.0
import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Each part, and how many sentences it has. */
const parts = [
  ['keeps', 3],
  ['remains', 3],
  ['private', 3],
  ['shared', 4],
  ['clear', 3],
  ['watched', 3],
] as const;

/** What a device tells of its use, and what one can do. Said before the first use, and again whenever someone asks. */
export function Safety() {
  const { t } = useTranslation('help');
  return (
    <Stack gap="lg">
      <Text>{t('safety.intro')}</Text>
      {parts.map(([name, count]) => (
        <section key={name}>
          <Title order={2} size="h4" mb="xs">
            {t(`safety.${name}.heading`)}
          </Title>
          <List spacing="xs">
            {Array.from({ length: count }, (_, i) => (
              <List.Item key={i}>{t(`safety.${name}.${i + 1}`)}</List.Item>
            ))}
          </List>
        </section>
      ))}
    </Stack>
  );
}
