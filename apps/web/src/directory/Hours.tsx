// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { DirectoryHours } from '../api/generated/types.gen.js';
import { useServiceWords } from './use-service-words.js';

/** Each line of the hours, as the record has them. */
export function Hours({ of: hours }: { of: readonly DirectoryHours[] }) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  const lines = [...new Set(hours.map(words.hours).filter(Boolean))];
  if (lines.length === 0) return <>{t('open.not_said')}</>;
  return lines.map((line) => <div key={line}>{line}</div>);
}
