// SPDX-License-Identifier: Apache-2.0
import { Kbd, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const keys = [
  ['leave', 'Shift × 3'],
  ['search', 'Ctrl K · ⌘ K'],
  ['save', 'Ctrl S · ⌘ S'],
  ['help', '?'],
  ['close', 'Esc'],
  ['next', 'Tab'],
] as const;

/** Which keys do what. */
export function Keys() {
  const { t } = useTranslation('search');
  return (
    <Table layout="fixed">
      <caption className="unseen">{t('keys.heading')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('keys.key')}</Table.Th>
          <Table.Th scope="col">{t('keys.does')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map(([name, key]) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Kbd>{key}</Kbd>
            </Table.Td>
            <Table.Td>{t(`keys.${name}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
