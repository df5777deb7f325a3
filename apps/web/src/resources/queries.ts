// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call, ifMatch } from '../api/client.js';
import {
  caregivingHome,
  guideBegin,
  guideBeginNext,
  guideChange,
  guideFitting,
  guideList,
  guideMove,
  guideOpen,
  guideReview,
  guideVersion,
  guideVersions,
  youthList,
} from '../api/generated/sdk.gen.js';
import type { AddGuideReview, BeginGuide, ChangeGuide, MoveGuide } from '../api/generated/types.gen.js';
import { queries } from '../shell/queries.js';

export const guides = queryOptions({ queryKey: ['guides', 'list'], queryFn: () => call(guideList()) });
export const guideOf = (guideId: string) =>
  queryOptions({ queryKey: ['guides', 'one', guideId], queryFn: () => call(guideOpen({ path: { guideId } })) });
export const fittingFor = (youthId: string) =>
  queryOptions({ queryKey: ['guides', 'fitting', youthId], queryFn: () => call(guideFitting({ path: { youthId } })) });

/** The youth a guide may be for: by the code for staff, by the name for whoever lives with them. */
export const myYouth = queryOptions({
  queryKey: ['guides', 'youth', 'mine'],
  queryFn: async () => {
    const { items } = await call(youthList({ query: { limit: 100 } }));
    return items.map(({ id, caseCode }) => ({ id, name: caseCode }));
  },
});
export const youthWithMe = queryOptions({
  queryKey: ['guides', 'youth', 'with-me'],
  queryFn: async () => (await call(caregivingHome())).youth.map(({ id, usedName }) => ({ id, name: usedName })),
});

export const shelf = queryOptions({ queryKey: ['guides', 'shelf'], queryFn: () => call(guideVersions()) });
export const loadVersion = (guideVersionId: string) => call(guideVersion({ path: { guideVersionId } }));
export const versionOf = (versionId: string) =>
  queryOptions({ queryKey: ['guides', 'version', versionId], queryFn: () => loadVersion(versionId) });

export const beginGuide = (body: BeginGuide, key: string) => call(guideBegin({ body, headers: act(undefined, key) }));
export const beginNext = (guideId: string, key: string) =>
  call(guideBeginNext({ path: { guideId }, headers: act(undefined, key) }));
export const changeVersion = (guideVersionId: string, version: number, body: ChangeGuide) =>
  call(guideChange({ path: { guideVersionId }, body, headers: ifMatch(version) }));
export const moveVersion = (guideVersionId: string, version: number, body: MoveGuide) =>
  call(guideMove({ path: { guideVersionId }, body, headers: ifMatch(version) }));
export const reviewVersion = (guideVersionId: string, body: AddGuideReview, key: string) =>
  call(guideReview({ path: { guideVersionId }, body, headers: act(undefined, key) }));

/** After a change of any guide: lists, reviews and what readers see. */
export const guidesAgain = () => queries.invalidateQueries({ queryKey: ['guides'] });
