// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { Fit, ServiceView } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { DataTable } from '../design/table.js';
import { useWords } from '../words/use-words.js';
import { FitLine } from './FitLine.js';
import { Hours } from './Hours.js';
import { telOf, useServiceWords } from './use-service-words.js';

export const mostCompared = 3;
interface One {
  service: ServiceView;
  fit: Fit | null;
}

/** Two or three services side by side: what is asked of each, in one row. Of one alone there is nothing to compare. */
export function Compared({ of }: { of: readonly One[] }) {
  const { t } = useTranslation('directory');
  const facts = useFacts();
  if (of.length < 2) return null;
  const hasFit = of.some(({ fit }) => fit);
  return (
    <Section title={t('compare.heading')}>
      <DataTable
        caption={t('compare.heading')}
        isCaptionUnseen
        rows={facts.filter(({ key }) => hasFit || key !== 'fit')}
        rowKey={({ key }) => key}
        columns={[
          { key: 'fact', head: t('compare.fact'), cell: ({ label }) => label, width: '9rem' },
          ...of.map((one) => ({
            key: one.service.id,
            head: one.service.name,
            cell: ({ show }: (typeof facts)[number]) => <div className="typed">{show(one)}</div>,
          })),
        ]}
      />
    </Section>
  );
}

function useFacts() {
  const { t } = useTranslation('directory');
  const { words: coded } = useWords();
  const words = useServiceWords();
  const yesNo = (value: boolean | null) => (value === null ? t('notAsked') : t(value ? 'yes' : 'no'));
  return [
    { key: 'fit', label: t('compare.fit'), show: ({ fit }: One) => fit && <FitLine fit={fit} /> },
    { key: 'organization', label: t('field.organization'), show: ({ service }: One) => service.organization },
    { key: 'ages', label: t('field.ages'), show: ({ service }: One) => words.ages(service) },
    {
      key: 'genders',
      label: t('field.welcomesGenders'),
      show: ({ service: { welcomesGenders } }: One) =>
        welcomesGenders.length > 0 ? coded('gender', welcomesGenders) : t('notAsked'),
    },
    {
      key: 'languages',
      label: t('field.languages'),
      show: ({ service }: One) => words.languages(service.languages) || service.interpretation,
    },
    { key: 'fees', label: t('field.fees'), show: ({ service }: One) => service.fees },
    {
      key: 'hours',
      label: t('field.hours'),
      show: ({ service: { hours, places } }: One) => (
        <Hours of={hours.length > 0 ? hours : places.flatMap((place) => place.hours)} />
      ),
    },
    {
      key: 'address',
      label: t('field.address'),
      show: ({ service: { places } }: One) => places.map(({ id, address }) => <div key={id}>{address}</div>),
    },
    { key: 'referrals', label: t('field.referrals'), show: ({ service }: One) => yesNo(service.takesReferrals) },
    { key: 'checked', label: t('field.checkedOn'), show: ({ service }: One) => words.checked(service.checkedOn) },
    {
      key: 'phone',
      label: t('field.phone'),
      show: ({ service: { phones } }: One) =>
        phones.map((phone) => (
          <div key={phone.number}>
            <a href={telOf(phone)}>{words.phone(phone)}</a>
          </div>
        )),
    },
  ];
}
