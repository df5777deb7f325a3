// SPDX-License-Identifier: Apache-2.0
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ConsentView } from '../api/generated/types.gen.js';
import { Fact, Facts } from '../design/Section.js';
import { calendarDate, dateOf } from '../language/dates.js';
import { languageName } from '../language/tongues.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { sharingOf } from './queries.js';
import { referenceOf } from './reference.js';
import { TellRecipient } from './TellRecipient.js';
import { Withdraw } from './Withdraw.js';

/** One consent: to whom, what, until when; then who signed. */
export function ConsentCard({ youthId, of: one }: { youthId: string; of: ConsentView }) {
  const { t } = useTranslation('consents');
  const { word, words } = useWords();
  const { timeZone } = useMe();
  const may = useMay();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: sharingOf(youthId) });
  const signedBy = one.signers.map((capacity) => {
    const name = capacity === 'agency' ? one.agencySignerName : capacity === 'non_abusive_parent' ? one.parentName : null;
    return name ? `${word('capacity', capacity)}: ${name}` : word('capacity', capacity);
  });
  const isOver = one.state === 'withdrawn' || one.state === 'expired';
  return (
    <Card withBorder component="article" padding="md">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5" className="typed">
            {one.recipient}
          </Title>
          <Badge variant="default" tt="none">
            {word('consent_state', one.state)}
          </Badge>
        </Group>
        <Text>{untilWhen(one, t, timeZone)}</Text>
        <Text size="sm" c="dimmed">
          {t('reference', { reference: referenceOf(one.id) })} {t('referenceHint')}
        </Text>
        <Facts>
          <Fact label={t('classes')}>{words('data_class', one.classes)}</Fact>
          {one.protections.length > 0 && <Fact label={t('protections')}>{words('protection', one.protections)}</Fact>}
          <Fact label={t('information')} wide>
            {one.information}
          </Fact>
          <Fact label={t('purpose')} wide>
            {one.purpose}
          </Fact>
          <Fact label={t('signedBy')} wide>
            {signedBy.join(' · ')}
          </Fact>
          {one.parentCheckedByName && <Fact label={t('form.checkedBy')}>{one.parentCheckedByName}</Fact>}
          <Fact label={t('signedOn')}>{calendarDate(one.signedOn)}</Fact>
          <Fact label={t('paper')}>{t('paperLine', { version: one.textVersion, language: languageName(one.language) })}</Fact>
          {one.interpreter && <Fact label={t('interpreter')}>{one.interpreter}</Fact>}
          <Fact label={t('times')}>{t('timesLine', { count: one.disclosures })}</Fact>
        </Facts>
        {one.recall && <TellRecipient youthId={youthId} recall={one.recall} again={again} />}
        {!isOver && may('consent.withdraw') && <Withdraw youthId={youthId} of={one} again={again} />}
      </Stack>
    </Card>
  );
}

/** Until when, and that it can be taken back; or since when it is over. */
function untilWhen(one: ConsentView, t: TFunction<'consents'>, timeZone: string): string {
  if (one.withdrawnAt) return t('state.withdrawn', { date: dateOf(one.withdrawnAt, timeZone) });
  return t(`state.${one.state}`, { from: calendarDate(one.startsOn), until: calendarDate(one.expiresOn) });
}
