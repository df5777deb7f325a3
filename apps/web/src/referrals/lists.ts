// SPDX-License-Identifier: Apache-2.0
import type { CallOffReferral, HandOver, MakeReferral, SayOutcome } from '../api/generated/types.gen.js';

export const needs: readonly MakeReferral['need'][] = [
  'counselling',
  'medical',
  'dental',
  'substance_use',
  'housing',
  'school',
  'work',
  'legal',
  'mentoring',
  'basic_needs',
  'other',
];
export const urgencies: readonly MakeReferral['urgency'][] = ['routine', 'soon', 'urgent'];
export const transports: readonly MakeReferral['transport'][] = ['gets_there', 'needs_ride', 'comes_to_youth', 'by_phone'];
export const handOverWays: readonly HandOver['how'][] = ['in_person', 'phone', 'online'];
export const outcomes: readonly SayOutcome['outcome'][] = ['helped', 'did_not_help', 'unknown'];
export const closings: readonly CallOffReferral['reason'][] = [
  'youth_declined',
  'youth_moved',
  'other_service',
  'no_longer_needed',
  'other',
];
