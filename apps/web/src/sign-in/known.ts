// SPDX-License-Identifier: Apache-2.0

interface Names {
  agencyCode: string;
  signInName: string;
}
let known: Names | undefined;

/**
 * Whoever has just used an invitation need not type agency and name again. In memory alone: an address, or what a
 * browser keeps of its history, would tell them to the next person at the device.
 */
export const expectAtDoor = (names: Names | undefined): void => void (known = names);
export const expectedAtDoor = (): Names | undefined => known;
