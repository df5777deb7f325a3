// SPDX-License-Identifier: Apache-2.0
import { Alert, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintedLine } from '../api/generated/types.gen.js';
import { plainly } from '../safety-plans/document.js';
import classes from './Print.module.css';
import { PrintOrDownload } from './PrintOrDownload.js';

const most = 6;

/** A card of the size of a bank card: up to six lines that the youth picks, under a title that says nothing. */
export function Card({ youthId, number, items }: { youthId: string; number: number; items: readonly PrintedLine[] }) {
  const { t } = useTranslation('printing');
  const [title, setTitle] = useState(t('card.title'));
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [isFull, setFull] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element) setFull(element.scrollHeight > element.clientHeight + 1);
  }, [picked, title]);
  return (
    <Stack gap="lg">
      <Stack className="no-print">
        <TextInput
          label={t('card.titleLabel')}
          description={t('card.titleHint')}
          value={title}
          maxLength={40}
          onChange={(event) => setTitle(plainly(event.currentTarget.value).replace(/\s/g, ' '))}
          maw="24rem"
        />
        <Checkbox.Group
          label={t('card.pick')}
          description={t('card.picked', { count: picked.length, most })}
          value={[...picked]}
          onChange={(next) => setPicked(next.slice(0, most))}
        >
          <Stack gap="xs" mt="xs">
            {items.map(({ id, text, sectionTitle }) => (
              <Checkbox
                key={id}
                value={id}
                disabled={picked.length >= most && !picked.includes(id)}
                label={<span className="typed">{text}</span>}
                description={sectionTitle}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {items.length === 0 && <Text>{t('card.nothing')}</Text>}
      </Stack>
      <div className={classes.card} ref={card}>
        <strong className="typed">{title}</strong>
        <ul>
          {picked.map((id) => (
            <li key={id} className="typed">
              {items.find((one) => one.id === id)?.text}
            </li>
          ))}
        </ul>
      </div>
      {isFull && (
        <Alert color="orange" role="status" className="no-print">
          {t('card.tooMuch')}
        </Alert>
      )}
      <PrintOrDownload
        youthId={youthId}
        number={number}
        wanted={{ form: 'card', cardTitle: title, lines: [...picked] }}
        isReady={picked.length > 0 && !isFull}
      />
    </Stack>
  );
}
