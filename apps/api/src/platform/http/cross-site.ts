// SPDX-License-Identifier: Apache-2.0
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../refusal.js';

/** Another site's page tried to act with this browser's session. */
export class CrossSite extends Refusal {
  constructor() {
    super(
      403,
      'cross-site',
      'This change did not come from our own pages, so it was not made. Open the application itself and try again.',
    );
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a changing request pass only if no other site's page can have sent it. A browser says where a request
 * comes from (`Sec-Fetch-Site`, or `Origin` in older ones) and no page can make it lie. A request with neither
 * is a program's: fine with a bearer token, refused with a cookie, because a cookie is sent without being asked.
 *
 * @throws CrossSite
 */
export function refuseCrossSite(method: string, headers: IncomingHttpHeaders): void {
  if (safe.has(method)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new CrossSite();
  }
  if (headers.origin !== undefined ? !isOwn(headers.origin, headers.host) : headers.cookie !== undefined) throw new CrossSite();
}

function isOwn(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
