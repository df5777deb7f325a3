// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRevisionItem, StartPlanDraft } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { calendarDate, dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { Whose } from '../youth/Whose.js';
import { planChanged, revisionsOf, start } from './queries.js';

/** Every plan that was signed, the newest first. None of them ever changes. */
export default function HistoryPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/history' });
  const query = useQuery(revisionsOf(youthId));
  return (
    <Page
      title={t('history.heading')}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('link.plan')}
        </Anchor>
      }
    >
      <Whose youthId={youthId} />
      <Shown query={query}>
        {({ items }) => (
          <Stack gap="xl">
            {items.length === 0 && <Empty>{t('noneSigned')}</Empty>}
            {items.length > 1 && <Choose youthId={youthId} numbers={items.map(({ number }) => number)} />}
            <Stack component="ul" p={0} m={0} className="plain-list">
              {items.map((one) => (
                <Revision key={one.number} youthId={youthId} revision={one} newest={items[0]!.number} />
              ))}
            </Stack>
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Revision({ youthId, revision, newest }: { youthId: string; revision: PlanRevisionItem; newest: number }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const go = useNavigate();
  const { number, stage, agreement, signedByName, signedAt, reviewBy } = revision;
  return (
    <Card withBorder component="li">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('signed.title', { number })}
        </Title>
        <Text c="dimmed">{word('plan_stage', stage)}</Text>
      </Group>
      <Text>{t('standing.signedBy', { name: signedByName, date: dateOf(signedAt, timeZone) })}</Text>
      <Text>
        {word('agreement', agreement)} · {t('history.reviewBy', { date: calendarDate(reviewBy) })}
      </Text>
      <Group mt="sm">
        <Button variant="default" component={Link} to={`/youth/${youthId}/plan/history/${number}` as '/'}>
          {t('history.read', { number })}
        </Button>
        {may('plan.draft') && number !== newest && (
          <Confirm
            label={t('history.restore', { number })}
            text={t('history.restoreText')}
            act={(key) => start(youthId, { stage: stage as StartPlanDraft['stage'], restore: number }, key)}
            onDone={async () => {
              await planChanged(youthId);
              // What restoring changes is read before anything is written.
              await go({ to: `/youth/${youthId}/plan/compare` as '/', search: { from: newest } as never });
            }}
          />
        )}
      </Group>
    </Card>
  );
}

/** Which two to lay side by side. */
function Choose({ youthId, numbers }: { youthId: string; numbers: readonly number[] }) {
  const { t } = useTranslation('safety-plans');
  const [from, setFrom] = useState(numbers[1]!);
  const [to, setTo] = useState(numbers[0]!);
  const data = numbers.map((number) => ({ value: String(number), label: t('signed.title', { number }) }));
  return (
    <Section title={t('compare.choose')}>
      <Group align="flex-end">
        <NativeSelect
          label={t('compare.from')}
          data={data}
          value={from}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('compare.to')}
          data={data}
          value={to}
          onChange={(event) => setTo(Number(event.currentTarget.value))}
        />
        <Button component={Link} to={`/youth/${youthId}/plan/compare` as '/'} search={{ from, to } as never}>
          {t('compare.show')}
        </Button>
      </Group>
    </Section>
  );
}
