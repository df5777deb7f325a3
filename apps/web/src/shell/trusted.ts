// SPDX-License-Identifier: Apache-2.0

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string }): unknown;
}

/**
 * The page's policy lets no text become markup. The component library fills its own style elements through the same
 * door; style sheets pass, anything in which an element could begin does not.
 */
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => {
    if (text.includes('<')) throw new TypeError('Text must not become markup.');
    return text;
  },
});
