// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { AskedHelp, ReferralView } from '../api/generated/types.gen.js';
import { languageName } from '../language/tongues.js';

type Asked = Pick<ReferralView, 'transport' | 'interpreterLanguage'>;

/** Codes of a referral in words. */
export function useReferralWords() {
  const { t } = useTranslation('referrals');
  const comingTogether = ({ transport, interpreterLanguage }: Asked) =>
    [t(`transport.${transport}`), interpreterLanguage && t('interpreter', { language: languageName(interpreterLanguage) })]
      .filter(Boolean)
      .join(' · ');
  return {
    comingTogether,
    /** What of a referral left. */
    told: ({ step, service, need, urgency, ...asked }: AskedHelp) =>
      [t(`told.${step}`, { service, need: t(`need.${need}`) }), t(`urgency.${urgency}`), comingTogether(asked)].join(' · '),
    choices: (list: string, codes: readonly string[]) => codes.map((value) => ({ value, label: t(`${list}.${value}`) })),
  };
}
