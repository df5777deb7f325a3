// SPDX-License-Identifier: Apache-2.0
import type { Permission, Relation } from '@harbor/policy';
import { type EventKind, accessRefused } from '../ledger/index.js';
import { caregiverPlanOpened, planOpened, revisionOpened, revisionsListed } from '../safety-plans/index.js';
import { restrictedRead, youthListed, youthOpened, youthSearched } from '../youth/index.js';
import type { Act } from './seed-book.js';
import type { SeededFile, SeededRevision } from './seed-files.js';
import { timelineOpened } from '../timeline/index.js';

const onePage = 20;
const restrictedFields = ['marks', 'handles', 'safeContact', 'restrictedNote', 'school'];

/** Ways to look at what hangs from one youth, each as the event it leaves. */
export type Look = (file: SeededFile, at: Date, relation: Relation) => Act;

function look(kind: EventKind, ruleId: Permission, resourceId: (file: SeededFile, at: Date) => string | undefined): Look {
  return (file, at, relation) => ({
    at,
    kind,
    ruleId,
    happening: { resourceId: resourceId(file, at), subjects: [file.id], relation },
  });
}

const newest = ({ revisions }: SeededFile, at: Date): SeededRevision | undefined =>
  revisions.findLast(({ signedAt }) => signedAt <= at);

export const lookAtFile = look(youthOpened, 'youth.read', ({ id }) => id);
export const lookAtPlan = look(planOpened, 'plan.read', ({ planId }) => planId);
export const lookAtTimeline = look(timelineOpened, 'timeline.read', ({ id }) => id);
/** The last signed plan; where none is signed yet, the overview that says so. */
export const lookAtRevision: Look = (file, at, relation) =>
  (newest(file, at) ? look(revisionOpened, 'plan.read', (one) => newest(one, at)?.id) : lookAtPlan)(file, at, relation);
/** The caregivers' copy; where none is published yet, the everyday file. */
export const lookAtCopy: Look = (file, at, relation) =>
  (newest(file, at) ? look(caregiverPlanOpened, 'caregiverPlan.read', (one) => newest(one, at)?.copyId) : lookAtFile)(
    file,
    at,
    relation,
  );
export const lookAtRevisions: Look = (file, at, relation) => {
  const resultCount = file.revisions.filter(({ signedAt }) => signedAt <= at).length;
  return { at, kind: revisionsListed, ruleId: 'plan.read', happening: { subjects: [file.id], relation, resultCount } };
};
/** Only in the first minutes of a sitting, while the second factor is fresh. */
export const lookAtRestricted: Look = (file, at, relation) => {
  const happening = { resourceId: file.id, subjects: [file.id], relation, fields: restrictedFields };
  return { at, kind: restrictedRead, ruleId: 'youth.readRestricted', happening };
};

/** One page of everyone in reach, by case code. */
export function list(files: readonly SeededFile[], at: Date, relation: Relation): Act {
  const page = [...files].sort((a, b) => (a.youth.caseCode < b.youth.caseCode ? -1 : 1)).slice(0, onePage);
  const happening = { subjects: page.map(({ id }) => id), resultCount: page.length, relation };
  return { at, kind: youthListed, ruleId: 'youth.search', happening };
}

export function search(found: readonly SeededFile[], at: Date, relation: Relation): Act {
  const happening = { subjects: found.map(({ id }) => id), resultCount: found.length, relation };
  return { at, kind: youthSearched, ruleId: 'youth.search', happening };
}

/** Asked for, and answered as if there were nothing there. */
export function refused({ id }: SeededFile, at: Date, decision: 'deny' | 'step-up' = 'deny'): Act {
  const [ruleId, path] = decision === 'deny' ? (['youth.read', ''] as const) : (['youth.readRestricted', '/restricted'] as const);
  const reasonCode = `GET /api/v1/youth/:youthId${path}`;
  return {
    at,
    kind: accessRefused,
    ruleId,
    happening: { decision, outcome: 'refused', reasonCode, resourceId: id, subjects: [id] },
  };
}
