// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlacementAddress, PlacementsView } from '../api/generated/types.gen.js';
import { Reveal } from '../design/Reveal.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Empty } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { Acts } from '../youth/FileFrame.js';
import { Arrangement } from './Arrangement.js';
import { EndLayer } from './EndLayer.js';
import { isGoingOn } from './going-on.js';
import { loadAddress } from './queries.js';

/** Where the youth lives at this moment, with what lies over it, and what can be done about it. */
export function Now({ youthId, all: { items, currentId } }: { youthId: string; all: PlacementsView }) {
  const { t } = useTranslation('placements');
  const may = useMay();
  const current = items.find(({ id }) => id === currentId);
  const over = items.filter((one) => one.layer !== 'base' && isGoingOn(one));
  const isAway = over.some(({ layer }) => layer === 'away');
  const isInRespite = over.some(({ layer }) => layer === 'respite');
  return (
    <Section title={t('now.heading')}>
      {current ? <Arrangement of={current} /> : <Empty>{t('now.none')}</Empty>}
      {over.map((one) => (
        <Arrangement key={one.id} of={one}>
          {may('placement.place') && <EndLayer youthId={youthId} of={one} />}
        </Arrangement>
      ))}
      {current && may('placement.readAddress') && (
        <Reveal line={t('address.line')} label={t('address.show')} load={() => loadAddress(youthId)}>
          {(address) => <Address of={address} />}
        </Reveal>
      )}
      {may('placement.place') && (
        <Acts>
          <Go to={`/youth/${youthId}/placements/place`} word={current ? t('act.move') : t('act.place')} isMain />
          {current && !isInRespite && <Go to={`/youth/${youthId}/placements/respite`} word={t('act.respite')} />}
          {current && !isAway && <Go to={`/youth/${youthId}/placements/away`} word={t('act.away')} />}
        </Acts>
      )}
    </Section>
  );
}

const Go = ({ to, word, isMain = false }: { to: string; word: string; isMain?: boolean }) => (
  <Button component={Link} to={to as '/'} variant={isMain ? 'filled' : 'default'}>
    {word}
  </Button>
);

function Address({ of: { homeLabel, familyName, address, phone, receivingAdult, layer } }: { of: PlacementAddress }) {
  const { t } = useTranslation('placements');
  return (
    <Stack gap="xs">
      {layer === 'respite' && <Text>{t('address.respite')}</Text>}
      <Facts>
        <Fact label={t('address.home')}>{homeLabel}</Fact>
        <Fact label={t('address.family')}>{familyName}</Fact>
        <Fact label={t('address.address')}>{address}</Fact>
        <Fact label={t('address.phone')}>{phone && <Anchor href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</Anchor>}</Fact>
        {receivingAdult && <Fact label={t('address.adult')}>{receivingAdult}</Fact>}
      </Facts>
    </Stack>
  );
}
