// SPDX-License-Identifier: Apache-2.0
import { Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GuideVersionView, MoveGuide } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { beginNext, guidesAgain, moveVersion } from './queries.js';

type Move = MoveGuide['to'];
/** Where a version can go from where it stands. */
const steps: Record<GuideVersionView['state'], readonly Move[]> = {
  draft: ['in_review', 'withdrawn'],
  in_review: ['published', 'draft', 'withdrawn'],
  published: ['published', 'withdrawn'],
  review_due: ['published', 'withdrawn'],
  replaced: [],
  withdrawn: [],
};

/** The next steps of a version, each behind one question that says what it does. */
export function Moves({ of }: { of: GuideVersionView }) {
  const { t } = useTranslation('resources');
  const go = useNavigate();
  const isOut = of.state === 'published' || of.state === 'review_due';
  const isOpen = ({ state }: { state: string }) => state === 'draft' || state === 'in_review';
  const mayPublish = !of.isMine;
  const named = (to: Move) => (to === 'published' && isOut ? 'again' : to);
  const next = async (key: string) => {
    const { id } = await beginNext(of.guideId, key);
    void guidesAgain();
    await go({ to: `/admin/guides/${id}` as '/' });
  };
  return (
    <>
      {of.isMine && of.state === 'in_review' && <Text>{t('move.byAnother')}</Text>}
      {of.state === 'in_review' && of.reviews.length === 0 && <Text>{t('move.unread')}</Text>}
      <Group>
        {steps[of.state]
          .filter((to) => to !== 'published' || mayPublish)
          .map((to) => (
            <Confirm
              key={to}
              label={t(`move.${named(to)}.label`)}
              text={t(`move.${named(to)}.text`)}
              variant={to === 'withdrawn' || to === 'draft' ? 'default' : 'filled'}
              act={() => moveVersion(of.id, of.version, { to })}
              onDone={guidesAgain}
            />
          ))}
        {!of.versions.some(isOpen) && <Confirm label={t('move.next.label')} text={t('move.next.text')} act={next} />}
      </Group>
    </>
  );
}
