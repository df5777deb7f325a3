// SPDX-License-Identifier: Apache-2.0
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedOffer } from '../api/generated/types.gen.js';
import { referenceOf } from '../consents/reference.js';
import { Fact, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { dateOf } from '../language/dates.js';
import { queries } from '../shell/queries.js';
import { useMe } from '../shell/session.js';
import { AnswerForm } from './AnswerForm.js';
import { answerOffer, askedOfUs } from './queries.js';
import { WhatIsAsked } from './WhatIsAsked.js';

/** What a partner's organization was asked, and their answer. `mark`: who is reading, for each part. */
export function AskedOfUs({ mark }: { mark: string }) {
  const { t } = useTranslation('referrals');
  const query = useQuery(askedOfUs);
  return (
    <Section title={t('asked.heading')} note={t('asked.note')}>
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('asked.none')}</Text>
          ) : (
            items.map((one) => <One key={one.id} offer={one} mark={mark} />)
          )
        }
      </Shown>
    </Section>
  );
}

/** Not by the service's own word. */
const ended = ['failed', 'cancelled', 'entered_in_error'];

function One({ offer, mark }: { offer: SharedOffer; mark: string }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const [isOpen, setOpen] = useState(false);
  const once = useOneAct();
  const { id, consentId, serviceName, need, sentAt, state, acts } = offer;
  return (
    <Card withBorder component="article" padding="md" aria-label={`${serviceName}: ${t(`need.${need}`)}`}>
      <Stack gap="sm">
        <Title order={3} size="h5" className="typed">
          {serviceName}
        </Title>
        <Text>{t('needSince', { need: t(`need.${need}`), date: dateOf(sentAt, timeZone) })}</Text>
        <WhatIsAsked offer={offer}>
          <Fact label={t('field.agreement')}>{referenceOf(consentId)}</Fact>
        </WhatIsAsked>
        <Text fw={700} role="status">
          {t(ended.includes(state) ? 'asked.over' : `answer.state.${state}`)}
        </Text>
        {acts.length > 0 && !isOpen && (
          <Group>
            <Button onClick={() => setOpen(true)}>{t('answer.act')}</Button>
          </Group>
        )}
        {isOpen && (
          <AnswerForm
            acts={acts}
            send={async (body) => {
              await once((key) => answerOffer(id, body, key));
              setOpen(false);
              await queries.invalidateQueries({ queryKey: askedOfUs.queryKey });
            }}
          />
        )}
        <Text size="sm" c="dimmed">
          {mark}
        </Text>
      </Stack>
    </Card>
  );
}
