// SPDX-License-Identifier: Apache-2.0

/** One place where a message does not fit. */
export class ProblemField {
  /** JSON pointer into the body (`/items/0/text`), or `?limit` for a parameter of the query. */
  pointer!: string;
  /** Stable, for programs: `text-too-long`, `unknown-field`. */
  code!: string;
  /** What would fit, for people. Never repeats what was sent. */
  detail!: string;
}

/** Every refusal, as `application/problem+json` (RFC 9457). */
export class Problem {
  /** Always `about:blank`: the code below tells refusals apart. */
  type!: string;
  /** The name of the status. */
  title!: string;
  status!: number;
  /** Stable, for programs. */
  code!: string;
  /** What happened and what to do next, for people. Free of personal data. */
  detail!: string;
  /** `urn:uuid:` and the id of the request, for the administrator's log. */
  instance!: string;
  /** Where a message does not fit, at most 50 places. */
  errors?: ProblemField[];
  /** With `stale-version`: the version there is now. */
  current?: number;
}
