// SPDX-License-Identifier: Apache-2.0

export class Health {
  /** ok, or a 503 problem instead of this. */
  status!: string;
}
