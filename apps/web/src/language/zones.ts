// SPDX-License-Identifier: Apache-2.0

/** The zones most agencies are in come first, so that nobody scrolls past 400. */
const first = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
];

/** Every zone this browser knows, and the one in force even when it does not. */
export function zonesWith(current: string): { value: string; label: string }[] {
  const all = [...new Set([...first, current, ...Intl.supportedValuesOf('timeZone')])];
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
