// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintedPlan } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { PrintQuestion } from '../design/PrintQuestion.js';
import { Empty, Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { planOf } from '../safety-plans/queries.js';
import { NothingHere } from '../shell/page-states.js';
import { Whose } from '../youth/Whose.js';
import { Card } from './Card.js';
import { CarryQuestion } from './CarryQuestion.js';
import classes from './Print.module.css';
import { PrintOrDownload } from './PrintOrDownload.js';
import { type Form, printPlan } from './queries.js';
import { Sheet } from './Sheet.js';

const forms: readonly string[] = ['full', 'caregiver', 'card'];

/** Paper leaves the house: what goes on it is asked for apart, and that it was printed is kept in the log. */
export default function PrintPage() {
  const { t } = useTranslation('printing');
  const { youthId, form } = useParams({ from: '/in/youth/$youthId/plan/print/$form' });
  const query = useQuery(planOf(youthId));
  if (!forms.includes(form)) return <NothingHere />;
  return (
    <div className={classes.page}>
      <Page
        title={t(`print.${form as Form}.heading`)}
        aside={
          <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'} className="no-print">
            {t('link.plan')}
          </Anchor>
        }
      >
        <Whose youthId={youthId} />
        <Shown query={query}>
          {({ currentRevision }) =>
            currentRevision > 0 ? (
              <Printing key={form} youthId={youthId} number={currentRevision} form={form as Form} />
            ) : (
              <Empty>{t('noneSigned')}</Empty>
            )
          }
        </Shown>
      </Page>
    </div>
  );
}

function Printing({ youthId, number, form }: { youthId: string; number: number; form: Form }) {
  const { t } = useTranslation('printing');
  const [isSafe, setSafe] = useState(form !== 'card');
  const once = useOneAct();
  const asking = useMutation({ mutationFn: () => once((key) => printPlan(youthId, number, form, key)) });
  if (asking.data) return <Printed youthId={youthId} form={form} plan={asking.data} />;
  return (
    <PrintQuestion text={t(`print.${form}.text`)} logged={t('print.logged')} asking={asking} isReady={isSafe}>
      {form === 'card' && <CarryQuestion answered={setSafe} />}
    </PrintQuestion>
  );
}

function Printed({ youthId, form, plan }: { youthId: string; form: Form; plan: PrintedPlan }) {
  const { t } = useTranslation('printing');
  const { number } = plan;
  if (form === 'card') return <Card youthId={youthId} number={number} items={plan.items} />;
  return (
    <Stack>
      <PrintOrDownload youthId={youthId} number={number} wanted={{ form }} />
      {plan.leftOut > 0 && <Text className="no-print">{t('print.leftOut', { count: plan.leftOut })}</Text>}
      <Sheet plan={plan} />
    </Stack>
  );
}
