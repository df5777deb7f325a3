// SPDX-License-Identifier: Apache-2.0
import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A card can be found by others. Asked of the youth, each time; "no" and "not sure" lead to other ways. */
export function CarryQuestion({ answered }: { answered: (isSafe: boolean) => void }) {
  const { t } = useTranslation('printing');
  const [answer, setAnswer] = useState('');
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('card.safe')}
        description={t('card.safeWhy')}
        value={answer}
        onChange={(next) => {
          setAnswer(next);
          answered(next === 'yes');
        }}
      >
        <Stack gap="xs" mt="xs">
          {(['yes', 'unsure', 'no'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`card.answer.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {answer !== '' && answer !== 'yes' && <Text role="status">{t('card.instead')}</Text>}
    </Stack>
  );
}
