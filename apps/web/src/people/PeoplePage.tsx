// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Anchor, Button, NativeSelect, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { type Column, DataTable } from '../design/table.js';
import { useMe } from '../shell/session.js';
import { people, type Role } from './queries.js';
import { roles } from './roles.js';
import { standing } from './standing.js';

/** Everyone with an account, by name. */
export default function PeoplePage() {
  const { t } = useTranslation('people');
  const { role } = useSearch({ strict: false }) as { role?: Role };
  const go = useNavigate();
  const query = useInfiniteQuery(people(role ? { role } : {}));
  return (
    <Page
      title={t('list.heading')}
      aside={
        <Button component={Link} to={'/admin/people/new' as '/'}>
          {t('list.invite')}
        </Button>
      }
    >
      <NativeSelect
        label={t('list.role')}
        maw="20rem"
        value={role ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void go({ to: '.', search: value ? { role: value } : {}, replace: true } as never)
        }
        data={[{ value: '', label: t('list.all') }, ...roles.map((value) => ({ value, label: t(`words:role.${value}`) }))]}
      />
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t('list.nobody')}</Empty>;
          return (
            <Stack>
              <People items={items} />
              <More query={query} shown={items.length} />
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}

function People({ items }: { items: readonly PersonView[] }) {
  const { t } = useTranslation('people');
  const { timeZone } = useMe();
  const columns = useMemo<Column<PersonView>[]>(
    () => [
      {
        key: 'name',
        head: t('field.displayName'),
        width: '1.5fr',
        cell: ({ id, displayName }) => (
          <Anchor component={Link} to={`/admin/people/${id}` as '/'} inherit className="typed">
            {displayName}
          </Anchor>
        ),
      },
      { key: 'role', head: t('field.role'), cell: ({ role }) => t(`words:role.${role}`) },
      { key: 'sign-in', head: t('field.signInName'), cell: ({ signInName }) => signInName },
      { key: 'standing', head: t('list.standing'), width: '1.3fr', cell: (one) => standing(one, timeZone) },
    ],
    [t, timeZone],
  );
  return <DataTable caption={t('list.heading')} isCaptionUnseen columns={columns} rows={items} rowKey={({ id }) => id} />;
}
