// SPDX-License-Identifier: Apache-2.0

/** By what a worker and a partner call one consent on the phone, so that neither has to say a name. */
export const referenceOf = (consentId: string): string => {
  const [first = ''] = consentId.toUpperCase().split('-');
  return `${first.slice(0, 4)}-${first.slice(4)}`;
};
