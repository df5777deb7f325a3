// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '../api/generated/types.gen.js';
import { languageName } from '../language/tongues.js';

type Asked = Pick<ReferralView, 'transport' | 'interpreterLanguage'>;

/** Codes of a referral in words. */
export function useReferralWords() {
  const { t } = useTranslation('referrals');
  return {
    choices: (list: string, codes: readonly string[]) => codes.map((value) => ({ value, label: t(`${list}.${value}`) })),
    comingTogether: ({ transport, interpreterLanguage }: Asked) =>
      [t(`transport.${transport}`), interpreterLanguage && t('interpreter', { language: languageName(interpreterLanguage) })]
        .filter(Boolean)
        .join(' · '),
  };
}
