// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import type { DirectoryTerm } from '../api/generated/types.gen.js';
import { spoken } from '../language/language.js';
import { useWords } from '../words/use-words.js';
import { terms } from './queries.js';

/** A kind of help under one name; taxonomies that came with imports may say it once more each. */
export interface Kind {
  label: string;
  ids: readonly string[];
}

/** What a term is called in the language that is read; one of its own keeps the name it came with. */
export function useKindNames() {
  const { word } = useWords();
  const nameOf = ({ name, kind }: Pick<DirectoryTerm, 'name' | 'kind'>) => (kind ? word('help_kind', kind) : name);
  return {
    nameOf,
    names: (of: readonly DirectoryTerm[]) => [...new Set(of.map(nameOf))].join(', '),
  };
}

/** Kinds of help to choose from, by name. */
export function useKinds(): readonly Kind[] {
  const { data } = useQuery(terms);
  const { nameOf } = useKindNames();
  const byLabel = new Map<string, string[]>();
  for (const term of data?.items ?? []) byLabel.set(nameOf(term), [...(byLabel.get(nameOf(term)) ?? []), term.id]);
  return [...byLabel].map(([label, ids]) => ({ label, ids })).sort((a, b) => a.label.localeCompare(b.label, spoken()));
}
