// SPDX-License-Identifier: Apache-2.0

/**
 * Where the agency's key lives, outside the database and its backups. The default is a folder of files; a key
 * service or an HSM fits behind the same few questions.
 */
export abstract class KeyProvider {
  /** Makes the key of a new agency. Twice is the same as once. */
  abstract createAgencyKey(agencyId: string): Promise<void>;

  /** A fresh 32-byte data key, in the clear and wrapped for storing. */
  abstract createDataKey(agencyId: string, subjectId: string): Promise<{ key: Buffer; wrapped: Buffer }>;

  /** @throws KeyDestroyed when the subject's key was ever destroyed, whatever backup the wrapped bytes come from */
  abstract unwrap(agencyId: string, subjectId: string, wrapped: Buffer): Promise<Buffer>;

  /** Whether it ever was. Asked at every opening, before any key kept in memory is used, so it must be cheap. */
  abstract isDestroyed(agencyId: string, subjectId: string): boolean;

  /** Remembers for good that nothing of this subject may be read again, and who decided it where two people did. */
  abstract destroy(agencyId: string, subjectId: string, decided?: Decided): Promise<void>;

  /** Every subject that two people had forgotten; a database that was restored may hold them again. */
  abstract forgotten(): readonly Forgotten[];

  /** A 32-byte key of the agency for one purpose, such as `blind-index`. */
  abstract agencyKeyFor(agencyId: string, purpose: string): Promise<Buffer>;

  /** A 32-byte key of this installation for one purpose: `writer`, `door`, `row-digest`, `request-digest`. Never in the database. */
  abstract installationKeyFor(purpose: string): Buffer;
}

/** Who asked that somebody be forgotten, who approved it, and the code of the ground. */
export interface Decided {
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly ground: string;
}
export interface Forgotten extends Decided {
  readonly agencyId: string;
  readonly subjectId: string;
}

/** The key of this youth or home was destroyed: its texts are gone for good. */
export class KeyDestroyed extends Error {}
