// SPDX-License-Identifier: Apache-2.0
import { byId, isSame, type Line, type Written } from './document.js';

/** A line that two people changed at once. Without `mine` or `theirs`: that person took it out. */
export interface Clash {
  id: string;
  mine: Line | undefined;
  theirs: Line | undefined;
}
export type Choice = 'mine' | 'theirs' | 'both';

/**
 * Lays what was written here over what a colleague wrote meanwhile. Lines that only one of both touched need nobody;
 * those that both touched differently are the clashes, and stay as they are here until somebody chose.
 */
export function merge(base: Written, mine: Written, theirs: Written): { written: Written; clashes: Clash[] } {
  const [before, here, there] = [byId(base), byId(mine), byId(theirs)];
  const clashes: Clash[] = [];
  const items = [...new Set([...there.keys(), ...here.keys()])].flatMap((id) => {
    const [was, m, t] = [before.get(id), here.get(id), there.get(id)];
    if (isSame(m, was) || isSame(m, t)) return t ? [t] : [];
    if (isSame(t, was)) return m ? [{ ...m, isClosed: t?.isClosed ?? false, isKept: t?.isKept ?? false }] : [];
    clashes.push({ id, mine: m, theirs: t });
    return m ? [m] : [];
  });
  return { written: { items, skipped: mergeSkipped(base, mine, theirs) }, clashes };
}

function mergeSkipped(base: Written, mine: Written, theirs: Written): string[] {
  const all = new Set([...theirs.skipped, ...mine.skipped]);
  return [...all].filter((code) => {
    const isHere = mine.skipped.includes(code);
    return isHere === base.skipped.includes(code) ? theirs.skipped.includes(code) : isHere;
  });
}

/** What can be chosen: kept words of the youth stay, so a wording of one's own goes beside them. */
export function choicesOf({ mine, theirs }: Clash): readonly Choice[] {
  if (!mine || !theirs) return ['mine', 'theirs'];
  return theirs.isKept ? ['both', 'theirs'] : ['mine', 'theirs', 'both'];
}

/** What stands after somebody chose, line by line. Of both, mine becomes a line of its own: nothing is lost. */
export function settle(
  written: Written,
  clashes: readonly Clash[],
  chosen: ReadonlyMap<string, Choice>,
  newId: () => string,
): Written {
  const clash = new Map(clashes.map((one) => [one.id, one]));
  const outcome = ({ id, mine, theirs }: Clash): Line[] => {
    const choice = chosen.get(id) ?? 'both';
    if (choice === 'mine') return mine ? [mine] : [];
    if (choice === 'theirs') return theirs ? [theirs] : [];
    return [...(theirs ? [theirs] : []), ...(mine ? [theirs ? { ...mine, id: newId(), isKept: false } : mine] : [])];
  };
  const isHere = new Set(written.items.map(({ id }) => id));
  return {
    ...written,
    items: [
      ...written.items.flatMap((line) => (clash.has(line.id) ? outcome(clash.get(line.id)!) : [line])),
      ...clashes.filter(({ id }) => !isHere.has(id)).flatMap(outcome),
    ],
  };
}
