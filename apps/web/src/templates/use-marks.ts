// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { TemplateSectionView } from '../api/generated/types.gen.js';

/** When a section is asked, who may see it, and whether it may be skipped: in words. */
export function useMarks(): (section: TemplateSectionView) => string[] {
  const { t } = useTranslation('templates');
  return ({ stages, suggestedAudience, canSkip, isClosed }) => [
    ...stages.map((stage) => t(`stage.${stage}`)),
    t(`audience.${suggestedAudience}`),
    t(canSkip ? 'canSkip' : 'cannotSkip'),
    ...(isClosed ? [t('closed')] : []),
  ];
}
