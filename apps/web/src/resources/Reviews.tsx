// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddGuideReview, GuideVersionView } from '../api/generated/types.gen.js';
import { zAddGuideReview } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { ChecksField, LongTextField, RadioField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Section } from '../design/Section.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { calendarDate } from '../language/dates.js';
import { guidesAgain, reviewVersion } from './queries.js';
import classes from './resources.module.css';
import { useGuideWords } from './use-guide-words.js';

/** What survivor experts said of a version, and room to write down what another said. */
export function Reviews({ of }: { of: GuideVersionView }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const [isOpen, setOpen] = useState(false);
  const takesMore = ['in_review', 'published', 'review_due'].includes(of.state);
  return (
    <Section title={t('section.reviews')} note={t('hint.reviews')}>
      {of.reviews.length === 0 && <Text>{t('unreviewed')}</Text>}
      <ul className={classes.rows}>
        {of.reviews.map((review) => (
          <li key={review.id} className={classes.row}>
            <Text fw={700} className="typed">
              {review.shownAs ?? t('noName')}: {words.word('verdict', review.verdict)}
            </Text>
            <Text size="sm">
              {[words.words('experience', review.experiences), words.words('thanks', review.thanks)].filter(Boolean).join(' · ')}
            </Text>
            {review.note && <Text className="typed">{review.note}</Text>}
            <Text size="sm" c="dimmed">
              {t('recorded', { day: calendarDate(review.reviewedOn), name: review.recordedByName })}
            </Text>
          </li>
        ))}
      </ul>
      {takesMore && !isOpen && (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('addReview')}
          </Button>
        </Group>
      )}
      {isOpen && <ReviewForm versionId={of.id} close={() => setOpen(false)} />}
    </Section>
  );
}

function ReviewForm({ versionId, close }: { versionId: string; close: () => void }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const once = useOneAct();
  const asked = useApiForm<AddGuideReview>({
    rules: zAddGuideReview,
    defaults: { shownAs: '', thanks: [], experiences: [], note: '' },
    leaveOut: ['shownAs', 'note'],
    send: async (values) => {
      await once((key) => reviewVersion(versionId, values, key));
      await guidesAgain();
      close();
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <RadioField form={form} name="verdict" label={t('field.verdict')} choices={words.choices('verdict')} />
        <ChecksField
          form={form}
          name="experiences"
          label={t('field.experiences')}
          hint={t('hint.experiences')}
          choices={words.choices('experience')}
        />
        <ChecksField
          form={form}
          name="thanks"
          label={t('field.thanks')}
          hint={t('hint.thanks')}
          choices={words.choices('thanks')}
        />
        <TextField form={form} name="shownAs" label={t('field.shownAs')} hint={t('hint.shownAs')} optional />
        <LongTextField form={form} name="note" label={t('field.note')} hint={t('hint.note')} optional />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
    </form>
  );
}
