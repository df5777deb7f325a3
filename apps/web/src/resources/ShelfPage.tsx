// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GuideVersionItem } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { type Column, DataTable } from '../design/table.js';
import { calendarDate } from '../language/dates.js';
import { spoken } from '../language/language.js';
import { useMe } from '../shell/session.js';
import { shelf } from './queries.js';
import { useGuideWords } from './use-guide-words.js';

/** Where every guide stands on its way to its readers. */
export default function ShelfPage() {
  const { t } = useTranslation('resources');
  const { agencyCode } = useMe();
  const query = useQuery(shelf);
  return (
    <Page
      title={t('shelf.heading')}
      aside={
        <Group>
          <Anchor component={Link} to={'/guides' as '/'}>
            {t('shelf.asRead')}
          </Anchor>
          <Anchor href={`/public?language=${spoken()}&agency=${agencyCode}`}>{t('shelf.public')}</Anchor>
          <Button component={Link} to={'/admin/guides/new' as '/'}>
            {t('shelf.new')}
          </Button>
        </Group>
      }
    >
      <Shown query={query} lines={8}>
        {({ items }) => (items.length > 0 ? <Versions of={items} /> : <Empty>{t('shelf.none')}</Empty>)}
      </Shown>
    </Page>
  );
}

function Versions({ of }: { of: readonly GuideVersionItem[] }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const grades = ({ gradeEn, gradeEs }: GuideVersionItem) =>
    [gradeEn === null ? '' : t('shelf.en', { grade: gradeEn }), gradeEs === null ? '' : t('shelf.es', { grade: gradeEs })]
      .filter(Boolean)
      .join(', ');
  const columns: Column<GuideVersionItem>[] = [
    {
      key: 'title',
      head: t('field.title'),
      width: '2fr',
      cell: ({ id, title, number }) => (
        <Anchor component={Link} to={`/admin/guides/${id}` as '/'} className="typed">
          {title || t('shelf.untitled')} ({t('version', { number })})
        </Anchor>
      ),
    },
    { key: 'state', head: t('field.state'), cell: ({ state }) => words.word('state', state) },
    { key: 'audiences', head: t('field.audiences'), cell: ({ audiences }) => words.words('audience', audiences) },
    { key: 'grades', head: t('field.grade'), cell: grades },
    {
      key: 'reviews',
      head: t('field.reviews'),
      cell: ({ reviews, ready }) => (reviews === 0 ? t('shelf.unread') : t('shelf.read', { ready, count: reviews })),
    },
    { key: 'due', head: t('field.reviewDueOn'), cell: ({ reviewDueOn }) => (reviewDueOn ? calendarDate(reviewDueOn) : '') },
  ];
  return <DataTable caption={t('shelf.heading')} isCaptionUnseen columns={columns} rows={of} rowKey={({ id }) => id} />;
}
