// SPDX-License-Identifier: Apache-2.0

/** What a page of the API may load: nothing. Only answers to be read by a program come from here. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What the page of the API's documentation may load: its own files. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a page for people may do: run and show its own files, and styles that carry the nonce of this one answer. */
export const pagePolicy = (nonce: string): string =>
  "default-src 'none'; require-trusted-types-for 'script'; trusted-types default; script-src 'self'; " +
  `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * On every answer, whoever gives it: handlers, refusals, the router, and the bare socket on which a malformed
 * request is refused. One constant table, because the last two run outside every hook a plugin could use.
 * A handler may replace one (`content-security-policy` of the web's pages); none may be missing.
 */
export const securityHeaders: Readonly<Record<string, string>> = Object.freeze({
  'content-security-policy': nothing,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
});
