// SPDX-License-Identifier: Apache-2.0
import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DirectoryPlace } from '../api/generated/types.gen.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Failed } from '../design/states.js';
import { loadConfidential } from './queries.js';
import { Hours } from './ServicePage.js';
import { telOf, useServiceWords } from './use-service-words.js';

/** Where it is. */
export function Places({ places }: { places: readonly DirectoryPlace[] }) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  return places.map((place) => (
    <Section
      key={place.id}
      title={<span className="typed">{place.name ?? t('section.place')}</span>}
      note={words.open(place.open)}
    >
      <Facts>
        <Fact label={t('field.address')}>{place.address}</Fact>
        {place.hours.length > 0 && (
          <Fact label={t('field.hours')}>
            <Hours of={place.hours} />
          </Fact>
        )}
        <Fact label={t('field.transportation')}>{place.transportation}</Fact>
        <Fact label={t('field.accessibility')}>{place.accessibility.join(' ')}</Fact>
        {place.phones.map((phone) => (
          <Fact key={phone.number} label={phone.description ?? t('call')}>
            <a href={telOf(phone)}>{words.phone(phone)}</a>
          </Fact>
        ))}
      </Facts>
    </Section>
  ));
}

/** Closed until somebody asks and proves themselves again; each look is recorded. */
export function ConfidentialPlaces({ serviceId, count }: { serviceId: string; count: number }) {
  const { t } = useTranslation('directory');
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => loadConfidential(serviceId) });
  if (data) return <Places places={data.items} />;
  return (
    <Section title={t('section.confidential')}>
      <Text>{t('confidential', { count })}</Text>
      {error && <Failed error={error} />}
      <div>
        <Button variant="default" loading={isPending} onClick={() => mutate()}>
          {t('show')}
        </Button>
      </div>
    </Section>
  );
}
