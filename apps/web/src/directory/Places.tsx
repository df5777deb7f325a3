// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryPlace, ServiceView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Confirm } from '../design/Confirm.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Failed } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { EditPlace } from './EditPlace.js';
import { Hours } from './Hours.js';
import { NewPlace } from './NewPlace.js';
import { changePlace, confidentialOf, keepService, loadService, type PlaceOf } from './queries.js';
import { telOf, useServiceWords } from './use-service-words.js';

/** Where it is. Staff correct it, add a place, or hide one at once. */
export function Places({ service }: { service: ServiceView }) {
  const { t } = useTranslation('directory');
  const may = useMay();
  const client = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const keep = (saved: ServiceView) => keepService(client, saved);
  return (
    <>
      {service.places.map((place) => (
        <OnePlace
          key={place.id}
          place={place}
          of={{ serviceId: service.id, placeId: place.id, isConfidential: false }}
          mayEdit={may('directory.edit')}
          load={async () => (await loadService(service.id)).places}
          onSaved={keep}
        />
      ))}
      {isAdding && (
        <Section title={t('place.add')}>
          <NewPlace
            serviceId={service.id}
            close={() => setAdding(false)}
            onAdded={(saved) => {
              keep(saved);
              setAdding(false);
            }}
          />
        </Section>
      )}
      {may('directory.edit') && !isAdding && (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('place.add')}
          </Button>
        </div>
      )}
      {service.confidentialPlaces > 0 && may('directory.readConfidential') && (
        <ConfidentialPlaces service={service} keep={keep} />
      )}
    </>
  );
}

interface One {
  place: DirectoryPlace;
  of: PlaceOf;
  mayEdit: boolean;
  /** The places of the service among which this one is, as they are now. */
  load: () => Promise<readonly DirectoryPlace[]>;
  onSaved: (saved: ServiceView) => unknown;
}

function OnePlace({ place, of, mayEdit, load, onSaved }: One) {
  const { t } = useTranslation(['directory', 'design']);
  const words = useServiceWords();
  const [isEdited, setEdited] = useState(false);
  const find = async () => {
    const found = (await load()).find(({ id }) => id === place.id);
    // Somebody hid it, or opened it, meanwhile.
    if (!found) throw new Refused(404, 'not-found');
    return found;
  };
  const edit = mayEdit && !isEdited && (
    <Group gap="xs">
      <Button variant="default" size="compact-md" onClick={() => setEdited(true)}>
        {t('place.edit')}
      </Button>
      <Confirm
        size="compact-md"
        label={t(of.isConfidential ? 'place.open' : 'place.hide')}
        text={`${t(of.isConfidential ? 'place.openWhat' : 'place.hideWhat')} ${t('place.everywhere')}`}
        act={async () => onSaved(await changePlace(of, place.version, { isConfidential: !of.isConfidential }))}
      />
    </Group>
  );
  return (
    <PlaceSection title={place.name} note={words.open(place.open)} aside={edit}>
      {isEdited ? (
        <EditPlace
          place={place}
          load={find}
          save={async (version, changed) => {
            const saved = await changePlace(of, version, changed);
            const now = await find();
            await onSaved(saved);
            return now;
          }}
          close={() => setEdited(false)}
        />
      ) : (
        <PlaceFacts place={place} />
      )}
    </PlaceSection>
  );
}

function PlaceSection({ title, ...rest }: { title: string | null; note: string; aside: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('directory');
  return <Section title={<span className="typed">{title ?? t('section.place')}</span>} {...rest} />;
}

function PlaceFacts({ place }: { place: DirectoryPlace }) {
  const { t } = useTranslation('directory');
  const words = useServiceWords();
  return (
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
  );
}

/** Closed until somebody asks and proves themselves again; each look is recorded. */
function ConfidentialPlaces({ service, keep }: { service: ServiceView; keep: (saved: ServiceView) => unknown }) {
  const { t } = useTranslation('directory');
  const may = useMay();
  const { data, error, isFetching, refetch } = useQuery({ ...confidentialOf(service.id), enabled: false });
  const again = async () => (await refetch({ throwOnError: true })).data?.items ?? [];
  if (data)
    return data.items.map((place) => (
      <OnePlace
        key={place.id}
        place={place}
        of={{ serviceId: service.id, placeId: place.id, isConfidential: true }}
        mayEdit={may('directory.keepConfidential')}
        load={again}
        onSaved={async (saved) => {
          await again();
          keep(saved);
        }}
      />
    ));
  return (
    <Section title={t('section.confidential')}>
      <Text>{t('confidential', { count: service.confidentialPlaces })}</Text>
      {error && <Failed error={error} />}
      <div>
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t('show')}
        </Button>
      </div>
    </Section>
  );
}
