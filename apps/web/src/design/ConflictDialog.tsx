// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Conflict } from './careful-save.js';
import classes from './ConflictDialog.module.css';

export interface Words<V extends Record<string, unknown>> {
  labelOf: (name: keyof V & string) => string;
  /** A field's value in words. */
  wordsOf: (name: keyof V & string, value: unknown) => string;
}
type Shown<V extends Record<string, unknown>> = Words<V> & { of: Conflict<V> | undefined };

/** A colleague changed the same: both texts, side by side, and the person chooses. Closing keeps what was typed in the form. */
export function ConflictDialog<V extends Record<string, unknown>>({ of: conflict, ...words }: Shown<V>) {
  const { t } = useTranslation('design');
  return (
    <Modal
      opened={conflict !== undefined}
      onClose={() => conflict?.settle(undefined)}
      title={t('conflict.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {conflict && <Choosing conflict={conflict} {...words} />}
    </Modal>
  );
}

function Choosing<V extends Record<string, unknown>>({ conflict, labelOf, wordsOf }: Words<V> & { conflict: Conflict<V> }) {
  const { t } = useTranslation('design');
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const isSettled = conflict.names.every((name) => choices[name]);
  return (
    <Stack>
      <Text>{t('conflict.text')}</Text>
      {conflict.names.map((name) => (
        <Radio.Group
          key={name}
          label={labelOf(name)}
          value={choices[name] ?? ''}
          onChange={(choice) => setChoices((before) => ({ ...before, [name]: choice as Choice }))}
        >
          <div className={classes.both}>
            {(['mine', 'theirs'] as const).map((whose) => (
              <div key={whose} className={classes.text}>
                <Radio value={whose} label={t(`conflict.${whose}`)} mb="xs" />
                <Text className="typed">{wordsOf(name, conflict[whose][name]) || t('nothing')}</Text>
              </div>
            ))}
          </div>
        </Radio.Group>
      ))}
      <Group>
        <Button disabled={!isSettled} onClick={() => conflict.settle(choices)}>
          {t('conflict.save')}
        </Button>
        <Button variant="default" onClick={() => conflict.settle(undefined)}>
          {t('conflict.back')}
        </Button>
      </Group>
    </Stack>
  );
}
