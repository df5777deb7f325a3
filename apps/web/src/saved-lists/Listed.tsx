// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Group, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Fit, ServiceView } from '../api/generated/types.gen.js';
import classes from '../directory/directory.module.css';
import { FitLine } from '../directory/FitLine.js';
import { telOf, useServiceWords } from '../directory/use-service-words.js';

interface Shown {
  service: ServiceView;
  fit: Fit;
  isPicked: boolean;
  mayPick: boolean;
  pick: (is: boolean) => void;
}

/** A service on a list: what it is, whether it suits, and the number to call. */
export function Listed({ service, fit, isPicked, mayPick, pick }: Shown) {
  const { t } = useTranslation(['saved-lists', 'directory']);
  const words = useServiceWords();
  const { id, name, organization, phones, places } = service;
  return (
    <>
      <Link to={`/resources/${id}` as '/'} className={`typed ${classes.name}`}>
        {name}
      </Link>
      {organization && organization !== name && (
        <Text size="sm" className="typed">
          {organization}
        </Text>
      )}
      {service.status !== 'active' && (
        <Text size="sm" fw={700}>
          {t(`directory:status.${service.status.replace(' ', '_') as 'inactive'}`)}
        </Text>
      )}
      <FitLine fit={fit} />
      {places.map((place) => (
        <Text key={place.id} size="sm" c="dimmed" className="typed">
          {[place.address, words.open(place.open)].filter(Boolean).join(' · ')}
        </Text>
      ))}
      <Group gap="md">
        {phones.map((phone) => (
          <a key={phone.number} href={telOf(phone)} className={classes.call}>
            <IconPhone size={18} aria-hidden />
            {words.phone(phone)}
          </a>
        ))}
      </Group>
      <Checkbox
        my="xs"
        checked={isPicked}
        disabled={!isPicked && !mayPick}
        label={t('directory:compare.pick', { name })}
        onChange={({ currentTarget: { checked } }) => pick(checked)}
      />
    </>
  );
}
