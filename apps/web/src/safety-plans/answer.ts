// SPDX-License-Identifier: Apache-2.0
import type { SignPlan } from '../api/generated/types.gen.js';
import { queries } from '../shell/queries.js';

export type Answer = SignPlan['agreement'];
const keyOf = (youthId: string) => ['safety-plans', youthId, 'answer'];

/** What the youth said after reading back, until the plan is signed on this device. It is the plan's only once signed. */
export const answerOf = (youthId: string): Answer | undefined => queries.getQueryData<Answer>(keyOf(youthId));
export const keepAnswer = (youthId: string, answer: Answer): void => void queries.setQueryData(keyOf(youthId), answer);
