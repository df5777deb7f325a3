// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedListView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { PrintQuestion } from '../design/PrintQuestion.js';
import { useOneAct } from '../design/use-one-act.js';
import { Hours } from '../directory/Hours.js';
import { useServiceWords } from '../directory/use-service-words.js';
import { useUnsent } from '../shell/unsent.js';
import print from '../printing/Print.module.css';
import { printList } from './queries.js';

/** A list on paper, under names that tell a finder nothing. What is typed here is kept nowhere; that it was printed is. */
export default function PrintPage() {
  const { t } = useTranslation('saved-lists');
  const { youthId, listId } = useParams({ from: '/in/resources/lists/$youthId/$listId/print' });
  const once = useOneAct();
  const asking = useMutation({ mutationFn: () => once((key) => printList(youthId, listId, key)) });
  return (
    <div className={print.page}>
      <Page
        title={t('print.heading')}
        aside={
          <Anchor component={Link} to={`/resources/lists/${youthId}/${listId}` as '/'} className="no-print">
            {t('print.back')}
          </Anchor>
        }
      >
        {asking.data ? (
          <Sheet list={asking.data} />
        ) : (
          <PrintQuestion text={t('print.text')} logged={t('print.logged')} asking={asking} />
        )}
      </Page>
    </div>
  );
}

function Sheet({ list: { services } }: { list: SavedListView }) {
  const { t } = useTranslation('saved-lists');
  const words = useServiceWords();
  const [title, setTitle] = useState(t('print.title'));
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const nameOf = (id: string, own: string) => names[id] ?? own;
  const [isPrinted, setPrinted] = useState(false);
  const isTyped = Object.keys(names).length > 0 || title !== t('print.title');
  useUnsent(isTyped, { isUnsent: () => !isPrinted, isSending: () => false });
  const printNow = () => {
    setPrinted(true);
    globalThis.print();
  };
  return (
    <Stack>
      <Stack className="no-print" maw="32rem">
        <TextInput
          label={t('print.titleLabel')}
          description={t('print.titleHint')}
          value={title}
          maxLength={40}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        {services.map(({ service: { id, name } }) => (
          <TextInput
            key={id}
            label={t('print.nameFor', { name })}
            value={nameOf(id, name)}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => setNames({ ...names, [id]: value })}
          />
        ))}
        <Group>
          <Button onClick={printNow}>{t('print.now')}</Button>
        </Group>
      </Stack>
      <article className={print.sheet} aria-label={t('print.sheet')}>
        <h2 className={`typed ${print.title}`}>{title}</h2>
        {services.map(({ service: { id, name, phones, places, hours } }) => (
          <section key={id}>
            <h3 className="typed">{nameOf(id, name)}</h3>
            {phones.map((phone) => (
              <div key={phone.number}>{words.phone(phone)}</div>
            ))}
            {places.map(({ id: placeId, address, hours: own }) => (
              <div key={placeId}>
                <div className="typed">{address}</div>
                <Hours of={own.length > 0 ? own : hours} />
              </div>
            ))}
          </section>
        ))}
      </article>
    </Stack>
  );
}
