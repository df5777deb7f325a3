// SPDX-License-Identifier: Apache-2.0
import { roles } from './actor.js';
import { cellOf, type Permission } from './grants.js';

/**
 * The acts that are sealed before their effect, and the permissions by which people do them. Source: the security reference
 * of the project, §3.3. Kept apart from the table, so that a cell that loses its `!` is noticed: no route that asks for one
 * of these is served then.
 *
 * Not among them, because a log that stands still must not keep somebody in danger: freezing an account, declaring a
 * conflict or a person of concern, reporting.
 */
export const sealedActs = {
  'reveal of what can lead to somebody': [
    ...['youth.readRestricted', 'plan.readClosed', 'personOfConcern.read', 'home.readAddress', 'home.readHousehold'],
    ...[
      'home.keepAddress',
      'home.keepHousehold',
      'placement.readAddress',
      'directory.readConfidential',
      'directory.keepConfidential',
    ],
  ],
  'export of more than one child': ['audit.export', 'log.export', 'job.result'],
  'change of permissions or roles': [
    ...[
      'agency.update',
      'user.change',
      'user.unfreeze',
      'supervision.set',
      'careTeam.assign',
      'conflict.end',
      'personOfConcern.end',
    ],
  ],
  expunge: ['expunge.ask', 'expunge.approve'],
  'change of a consent': ['consent.record', 'consent.withdraw'],
  'recovery of an account': ['user.invite', 'user.approveInvitation'],
} as const satisfies Record<string, readonly Permission[]>;

const listed = new Set<Permission>(Object.values(sealedActs).flat());

/** Whether whoever may do this waits for the log: everybody who holds the permission, or nobody. */
export function isSealedFirst(permission: Permission): boolean {
  const cells = roles.map((role) => cellOf(role, permission)).filter(({ relations }) => relations.length > 0);
  return cells.length > 0 && cells.every(({ sealed }) => sealed === true);
}

/** Whether the table says of this permission what the list says. */
export function isSealedAsListed(permission: Permission): boolean {
  const isAny = roles.some((role) => cellOf(role, permission).sealed === true);
  return listed.has(permission) ? isSealedFirst(permission) : !isAny;
}

/**
 * Why a log ends and a new one begins: its end was lost with a disk or an old backup came back; what it holds was changed;
 * the key that signs it is gone, or may be in wrong hands; the sealer's folder is gone.
 */
export const epochReasons = ['backup-restored', 'log-changed', 'key-lost', 'key-at-risk', 'sealer-lost'] as const;
