// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApiForm } from '../design/form.js';
import { useMoved } from './queries.js';

const pageOf = (youthId: string) => `/youth/${youthId}/placements` as '/';

/** Back to the placements, which load again what has changed. */
export function useBack(youthId: string): () => Promise<void> {
  const moved = useMoved(youthId);
  const go = useNavigate();
  return async () => {
    void moved();
    await go({ to: pageOf(youthId), replace: true });
  };
}

/** The end of a form about where the youth lives. */
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
