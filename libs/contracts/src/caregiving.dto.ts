// SPDX-License-Identifier: Apache-2.0

/** A number to call and what it is for, in the reader's language. */
export class WhomToCall {
  /** emergency, agency, police (when the agency keeps a number) or ncmec. */
  code!: string;
  name!: string;
  phone!: string;
  purpose!: string;
}
export class CallList {
  items!: WhomToCall[];
}

/** A youth who lives with the reader now. */
export class YouthWithMe {
  id!: string;
  usedName!: string;
  pronouns!: string;
  /** Number of the newest copy of the plan made for caregivers; null when there is none yet. */
  planNumber!: number | null;
  /** Whether the reader has said they read that copy. */
  isPlanAcknowledged!: boolean;
}

/** A foster parent's first screen. */
export class CaregiverHome {
  youth!: YouthWithMe[];
  call!: WhomToCall[];
}
