// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../design/Section.js';
import { ListLinks } from './ListLinks.js';
import { listsFor } from './queries.js';

/** What was put together for the youth who live here; where nothing was, nothing is said. */
export function NearLists({ youth }: { youth: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation('saved-lists');
  const answers = useQueries({ queries: youth.map(({ id }) => listsFor(id)) });
  return youth.map(({ id, name }, i) => {
    const items = answers[i]?.data?.items ?? [];
    return (
      items.length > 0 && (
        <Section key={id} title={<span className="typed">{t('for', { name })}</span>}>
          <ListLinks items={items} />
        </Section>
      )
    );
  });
}
