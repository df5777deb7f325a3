// SPDX-License-Identifier: Apache-2.0
import { Anchor, List } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateItem } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { calendarDate } from '../language/dates.js';

/** Every version with its day: the newest first, those that come into force later among them. */
export function Versions({ items, chosen }: { items: readonly PlanTemplateItem[]; chosen: PlanTemplateItem }) {
  const { t } = useTranslation('templates');
  const current = items.findIndex(({ isCurrent }) => isCurrent);
  const standing = (at: number) => (at === current ? 'now' : at < current ? 'later' : 'earlier');
  return (
    <Section title={t('versions')}>
      <List>
        {items.map(({ id, templateVersion: version, effectiveOn }, at) => (
          <List.Item key={id}>
            <Anchor
              component={Link}
              to={`/admin/templates/${id}` as '/'}
              underline="always"
              aria-current={id === chosen.id ? 'true' : undefined}
            >
              {t('version', { version })}
            </Anchor>
            {` · ${t('from', { date: calendarDate(effectiveOn) })} · ${t(`standing.${standing(at)}`)}`}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
