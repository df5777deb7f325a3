// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { act, call } from '../api/client.js';
import {
  caregiverPlanAcknowledge,
  caregiverPlanGet,
  caregivingCall,
  caregivingHome,
  youthFile,
} from '../api/generated/sdk.gen.js';
import { spoken } from '../language/language.js';

export const home = queryOptions({ queryKey: ['caregiving', 'home'], queryFn: () => call(caregivingHome()) });
export const callList = queryOptions({ queryKey: ['caregiving', 'call'], queryFn: () => call(caregivingCall()) });
export const careOf = (youthId: string) =>
  queryOptions({ queryKey: ['caregiving', 'youth', youthId], queryFn: () => call(youthFile({ path: { youthId } })) });
export const planFor = (youthId: string) =>
  queryOptions({
    queryKey: ['caregiving', 'plan', youthId, spoken()],
    queryFn: () => call(caregiverPlanGet({ path: { youthId }, query: { language: spoken() } })),
  });

export const acknowledge = (youthId: string, number: number) =>
  call(caregiverPlanAcknowledge({ path: { youthId }, body: { number }, headers: act() }));
