// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Shown, Waiting } from '../design/states.js';
import { openDesk } from '../safety-plans/desk.js';
import { template } from '../safety-plans/queries.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { Closed } from './Closed.js';
import { beTogether } from './queries.js';
import { Together } from './Together.js';

/** The youth beside their worker: the server holds the session to this page until the worker's code. */
export default function TogetherPage() {
  const { t } = useTranslation('together');
  const { youthId } = useParams({ from: '/alone/youth/$youthId/plan/together' });
  const { togetherWith } = useMe();
  const mayWrite = useMay()('plan.draft');
  const entering = useQuery({
    enabled: mayWrite,
    queryKey: ['desk-together', youthId],
    queryFn: async () => {
      const desk = await openDesk(youthId);
      await beTogether(youthId, desk);
      return desk;
    },
    staleTime: 'static',
    gcTime: 0,
  });
  const draft = entering.data?.get().server;
  const questions = useQuery({ ...template(draft?.templateId), enabled: draft !== undefined });
  if (!mayWrite) return <NothingHere />;
  if (draft?.status === 'draft' && questions.data)
    return <Together youthId={youthId} desk={entering.data!} plan={questions.data} />;
  const isGone = entering.error instanceof Refused && entering.error.status === 404;
  if (isGone && togetherWith !== youthId) return <NothingHere />;
  return (
    <Page title={t('heading')}>
      {isGone || (draft && draft.status !== 'draft') ? (
        <Closed youthId={youthId} />
      ) : (
        <Shown query={(entering.isError ? entering : questions) as UseQueryResult<unknown>}>{() => <Waiting />}</Shown>
      )}
    </Page>
  );
}
