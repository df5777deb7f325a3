// SPDX-License-Identifier: Apache-2.0
import type { PolicyTable } from '@harbor/policy';
import type { Cipher } from '../../apps/api/src/keys/cipher.js';

export interface AgencyHere {
  id: string;
  code: string;
  templateId: string;
}
/** One line of a plan, as a message says it. */
export type PlanLine = Record<'id' | 'section' | 'text' | 'voice' | 'audience', string> & { basis: string | null };

/** The people of a scene and their roles. */
export const accountRoles = {
  worker: 'caseworker',
  manager: 'program_manager',
  caregiver: 'caregiver',
  frozen: 'caregiver',
  conflicted: 'caseworker',
  admin: 'agency_admin',
  /** A second worker of the youth, whose assignment can end without anybody losing sight of them. */
  helper: 'caseworker',
  /** A worker who has nothing to do with the youth yet. */
  colleague: 'caseworker',
  /** Has an invitation and has not signed in yet. */
  invited: 'caregiver',
} as const;

/** What of a scene its rows are made from. */
export interface Stage {
  readonly agency: AgencyHere;
  readonly youthId: string;
  readonly templateId: string;
  readonly ids: Readonly<Record<PolicyTable, string>>;
  readonly accounts: Readonly<Record<keyof typeof accountRoles, string>>;
  readonly wrapped: Buffer;
  readonly youthCipher: Cipher;
  readonly homeCipher: Cipher;
  /** A text that stands in this column alone. */
  canary(table: string, column: string): string;
  /** The column and ciphertext of an encrypted property that holds a canary. */
  encrypted(table: string, property: string, id: string, cipher?: Cipher): [string, Buffer];
  planItems(table: string): object[];
  planItem(section: string, voice: string, audience: string, text: string): PlanLine;
}
