// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import type { Problem } from './generated/types.gen.js';

/** What an answer that says no looks like here: one class for the API's problems and for a server that cannot be reached. */
export class Refused extends Error {
  constructor(
    /** 0 when nothing answered. */
    readonly status: number,
    /** Stable, as in the API document; `not-connected` when nothing answered. */
    readonly code: string,
    readonly errors: readonly { pointer: string; code: string }[] = [],
    /** For the administrator's log. */
    readonly requestId?: string,
    /** Seconds until another try makes sense. */
    readonly waitSeconds?: number,
    /** With `stale-version`: the version there is now. */
    readonly current?: number,
  ) {
    super(code);
  }

  /** One sentence for people, in the language they read. */
  get words(): string {
    const known = i18next.exists(`api:problem.${this.code}`) ? this.code : this.status >= 500 ? 'internal' : 'other';
    const key = `api:problem.${known}`;
    // Where nothing answers, the words for it may be missing too.
    return i18next.exists(key) ? i18next.t(key, { seconds: this.waitSeconds ?? 60 }) : i18next.t('design:refused');
  }
}

export function refusedBy(response: Response | undefined, body: unknown): Refused {
  if (!response) return new Refused(0, 'not-connected');
  const { code = 'internal', errors = [], instance, current } = (body ?? {}) as Partial<Problem>;
  const wait = Number(response.headers.get('retry-after')) || undefined;
  return new Refused(response.status, code, errors, instance?.replace('urn:uuid:', ''), wait, current);
}

/** What a field's refusal says, by its code; of a number with the bound that it broke. */
export function fieldWords(code: string, bound?: string): string {
  const key = [`api:field.${code}`, 'api:field.other'].find((one) => i18next.exists(one));
  return i18next.t(key ?? 'design:refusedField', { bound });
}
