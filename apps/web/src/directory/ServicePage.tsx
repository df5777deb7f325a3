// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { CallButtons } from '../design/CallButtons.js';
import { Page } from '../design/Page.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { SaveToList } from '../saved-lists/SaveToList.js';
import { NothingHere } from '../shell/page-states.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { EditService } from './EditService.js';
import { Hours } from './Hours.js';
import { useKindNames } from './kinds.js';
import { useLookedFor } from './looked-for.js';
import { Places } from './Places.js';
import { serviceOf } from './queries.js';
import { useServiceWords } from './use-service-words.js';

/** One service: the number to call first, then when, where, for whom and what it costs. */
export default function ServicePage() {
  const { t } = useTranslation('directory');
  const { serviceId } = useParams({ from: '/in/resources/$serviceId' });
  const query = useQuery(serviceOf(serviceId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  return (
    <Page title={query.data?.name ?? t('title.service')}>
      <Shown query={query}>{(service) => <Whole service={service} />}</Shown>
    </Page>
  );
}

function Whole({ service }: { service: ServiceView }) {
  const { t } = useTranslation(['directory', 'design']);
  const may = useMay();
  const words = useServiceWords();
  const { youth, referral } = useLookedFor();
  const [isEdited, setEdited] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const calls = service.phones.map((phone, i) => ({
    code: String(i),
    name: t('call'),
    phone: words.phone(phone),
    purpose: phone.description ?? '',
  }));
  const edit = may('directory.edit') && !isEdited && (
    <Button variant="default" size="compact-md" onClick={() => setEdited(true)}>
      {t('design:edit')}
    </Button>
  );
  return (
    <>
      {service.status !== 'active' && (
        <Alert color="orange">{t(`status.${service.status.replace(' ', '_') as 'inactive'}`)}</Alert>
      )}
      {service.alert && (
        <Alert color="orange" className="typed">
          {service.alert}
        </Alert>
      )}
      {calls.length > 0 && <CallButtons items={calls} />}
      <Group>
        {may('referral.keep') && service.status === 'active' && (
          <Button
            component={Link}
            to={`/referrals/new/${service.id}` as '/'}
            search={{ youth, referral } as never}
            variant="default"
          >
            {t('askHere')}
          </Button>
        )}
        {may('savedList.keep') && !isSaving && (
          <Button variant="default" onClick={() => setSaving(true)}>
            {t('saved-lists:save.heading')}
          </Button>
        )}
      </Group>
      {isSaving && <SaveToList serviceIds={[service.id]} />}
      <Section title={t('section.about')} note={words.checked(service.checkedOn)} aside={edit}>
        {isEdited ? <EditService service={service} close={() => setEdited(false)} /> : <About service={service} />}
      </Section>
      <Places service={service} />
    </>
  );
}

function About({ service }: { service: ServiceView }) {
  const { t } = useTranslation('directory');
  const { words: coded } = useWords();
  const { names } = useKindNames();
  const words = useServiceWords();
  return (
    <>
      {service.description && <Text className="typed">{service.description}</Text>}
      <Facts>
        <Fact label={t('field.organization')}>{service.organization}</Fact>
        <Fact label={t('field.hours')}>
          <Hours of={service.hours} />
        </Fact>
        <Fact label={t('field.ages')}>{words.ages(service)}</Fact>
        <Fact label={t('field.welcomesGenders')}>
          {service.welcomesGenders.length > 0 ? coded('gender', service.welcomesGenders) : t('notAsked')}
        </Fact>
        <Fact label={t('field.languages')}>{words.languages(service.languages) || service.interpretation}</Fact>
        <Fact label={t('field.fees')}>{service.fees}</Fact>
        <Fact label={t('field.eligibility')}>{service.eligibility}</Fact>
        <Fact label={t('field.howToApply')}>{service.howToApply}</Fact>
        <Fact label={t('field.documents')}>{service.documents.join(', ')}</Fact>
        <Fact label={t('field.referrals')}>
          {service.takesReferrals === null ? t('notAsked') : t(service.takesReferrals ? 'yes' : 'no')}
        </Fact>
        <Fact label={t('field.terms')}>{names(service.terms)}</Fact>
        <Fact label={t('field.url')}>
          {service.url && /^https?:/.test(service.url) && (
            <Anchor href={service.url} rel="noreferrer noopener" target="_blank">
              {service.url}
            </Anchor>
          )}
        </Fact>
      </Facts>
    </>
  );
}
