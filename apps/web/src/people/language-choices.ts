// SPDX-License-Identifier: Apache-2.0

/** Each language in its own words: whoever looks for it knows it by them. */
export const languageChoices = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const;
