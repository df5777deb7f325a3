// SPDX-License-Identifier: Apache-2.0
import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ComparedItem } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { WordDiff } from '../design/WordDiff.js';
import { NothingHere } from '../shell/page-states.js';
import { useWords } from '../words/use-words.js';
import { Whose } from '../youth/Whose.js';
import { comparisonOf } from './queries.js';
import { useTitles } from './sections.js';

/** What changed from one signed plan to another, and nothing that stayed. */
export default function ComparePage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/compare' });
  const { from, to } = useSearch({ from: '/in/youth/$youthId/plan/compare' });
  const areNumbers = from !== 0 && to !== 0 && (to === undefined || from !== undefined);
  const query = useQuery({ ...comparisonOf(youthId, from, to), enabled: areNumbers });
  if (!areNumbers) return <NothingHere />;
  const before = from ?? query.data?.from;
  return (
    <Page
      title={to ? t('compare.heading', { from, to }) : before ? t('compare.draft', { from: before }) : t('compare.draftChanges')}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan${to ? '/history' : ''}` as '/'}>
          {t(to ? 'link.history' : 'link.plan')}
        </Anchor>
      }
    >
      <Whose youthId={youthId} />
      <Shown query={query}>
        {({ items }) => (
          <Stack>
            {items.length === 0 && <Empty>{t('compare.same')}</Empty>}
            {items.map((item) => (
              <Changed key={item.id} item={item} />
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Changed({ item }: { item: ComparedItem }) {
  const { t } = useTranslation('safety-plans');
  const titleOf = useTitles();
  const { section, movedFrom, kind, words, isClosed } = item;
  return (
    <Card withBorder component="section">
      <Title order={2} size="h5">
        {titleOf(section)}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`compare.kind.${kind}`)}
        {movedFrom && ` · ${t('compare.movedFrom', { section: titleOf(movedFrom) })}`}
      </Text>
      {isClosed ? <Text>{t('compare.closed')}</Text> : <WordDiff words={words} />}
      {kind === 'changed' && <Marks item={item} />}
    </Card>
  );
}

const marks = ['audience', 'voice', 'basis'] as const;

/** Who may read it, whose words, how it is known: as it was and as it is. */
function Marks({ item }: { item: ComparedItem }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  return marks.map((mark) => {
    const change = item[mark];
    if (!change) return null;
    const name = (code: string | null) => (code ? word(mark, code) : t('compare.none'));
    return (
      <Text key={mark} mt="xs">
        <strong>{t(`line.${mark}`)}:</strong> {t('compare.mark', { before: name(change.before), after: name(change.after) })}
      </Text>
    );
  });
}
