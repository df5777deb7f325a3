// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApiForm } from '../design/form.js';
import { sharingOf } from './queries.js';

const pageOf = (youthId: string, page = '') => `/youth/${youthId}/consents${page}` as '/';

/** Back to the list, or to a page below it, which loads again what has changed. */
export function useBack(youthId: string, page?: '/shared'): () => Promise<void> {
  const client = useQueryClient();
  const go = useNavigate();
  return async () => {
    void client.invalidateQueries({ queryKey: sharingOf(youthId) });
    await go({ to: pageOf(youthId, page), replace: true });
  };
}

/** The end of a form of this room. */
export function Sending<T extends FieldValues>({ asked, word, youthId }: { asked: ApiForm<T>; word: string; youthId: string }) {
  const { t } = useTranslation('design');
  return (
    <Group>
      <Button type="submit" loading={asked.isSending}>
        {word}
      </Button>
      <Button variant="default" component={Link} to={pageOf(youthId)}>
        {t('cancel')}
      </Button>
    </Group>
  );
}
