// SPDX-License-Identifier: Apache-2.0

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The youth that was meant: '' when none was named, null when what was typed names nobody we know. */
export function youthNamed(text: string, known: ReadonlyMap<string, string>): string | null {
  const typed = text.trim();
  if (typed === '' || id.test(typed)) return typed.toLowerCase();
  return known.get(typed.toUpperCase()) ?? known.get(typed) ?? null;
}
