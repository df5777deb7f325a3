// SPDX-License-Identifier: Apache-2.0

// The more particular before those that imitate it.
const browsers = [
  ['Edge', /\bEdg/],
  ['Firefox', /\bFirefox|\bFxiOS/],
  ['Chrome', /\bChrom|\bCriOS/],
  ['Safari', /\bSafari/],
] as const;
const systems = [
  ['Android', /\bAndroid/],
  ['iPhone', /\biPhone/],
  ['iPad', /\biPad/],
  ['Windows', /\bWindows/],
  ['Mac', /\bMacintosh/],
  ['Chromebook', /\bCrOS/],
  ['Linux', /\bLinux/],
] as const;

/** What people recognise in the list of their sessions, such as "Chrome, Android"; no more of the device than that. */
export function deviceName(userAgent: string): string {
  const named = [browsers, systems].map((kinds) => kinds.find(([, mark]) => mark.test(userAgent))?.[0]);
  return named.filter(Boolean).join(', ');
}
