// SPDX-License-Identifier: Apache-2.0
import { queryOptions, skipToken, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DirectoryHit } from '../api/generated/types.gen.js';
import { lookedFor } from './looked-for.js';
import type { Asked } from './queries.js';
import { type InAddress, inAddress } from './search-address.js';

/** As the fields have it: one language, one kind of help, and lists as text. */
export interface Typed {
  words: string;
  zip: string;
  miles: string;
  language: string;
  term: string;
  gender: string;
  age: number | undefined;
  openNow: boolean;
  takesReferrals: boolean;
  checkedRecently: boolean;
}

/** One search: what was typed, what was asked, and what was ticked among the results. */
export interface Search {
  typed: Typed;
  asked: Asked;
  picked: readonly DirectoryHit[];
}
// Kept where answers are kept: gone with them when somebody leaves, locks or signs out.
const search = (nth: number | undefined) =>
  queryOptions<Search>({ queryKey: ['directory', 'asked', nth], queryFn: skipToken, staleTime: Infinity, gcTime: Infinity });

/**
 * The search of this page. Codes stand in the address; words, place, age and gender in memory alone, so that Back finds the
 * results again and a reload, the lock or another tab does not. `begin`: what is searched for before anybody typed.
 */
export function useSearchState(begin?: { youthId: string | undefined; words: string }) {
  const client = useQueryClient();
  const go = useNavigate();
  const { nth, ...address } = useSearch({ from: '/in/resources' });
  const [, redraw] = useState(0);
  const begun = begin && {
    typed: { ...typedOf(address), words: begin.words },
    asked: { youthId: begin.youthId, body: { words: begin.words } },
    picked: [],
  };
  const known = nth === undefined && !begun ? undefined : client.getQueryData(search(nth).queryKey);
  const current: Search | undefined = known ?? begun;
  return {
    current,
    /** What the form begins with. */
    first: { youthId: address.for, typed: current?.typed ?? typedOf(address) },
    ask: async (typed: Typed, asked: Asked) => {
      const next = 1 + client.getQueryCache().findAll({ queryKey: ['directory', 'asked'] }).length;
      client.setQueryDefaults(['directory', 'asked'], { gcTime: Infinity });
      client.setQueryData(search(next).queryKey, { typed, asked, picked: [] });
      await go({
        to: '/resources',
        search: { ...lookedFor(address as Record<string, unknown>), ...addressOf(typed, asked), nth: next },
        replace: true,
      } as never);
    },
    pick: (picked: readonly DirectoryHit[]) => {
      if (current) client.setQueryData(search(nth).queryKey, { ...current, picked });
      redraw((times) => times + 1);
    },
  };
}

function addressOf(typed: Typed, { youthId, body }: Asked): InAddress {
  return inAddress({
    for: youthId,
    language: typed.language,
    term: typed.term,
    miles: body.withinMiles,
    ...{ open: typed.openNow, referrals: typed.takesReferrals, checked: typed.checkedRecently },
  });
}

function typedOf({ language = '', term = '', miles = 25, open, referrals, checked }: InAddress): Typed {
  return {
    ...{ words: '', zip: '', gender: '', age: undefined, language, term, miles: String(miles) },
    ...{ openNow: open ?? false, takesReferrals: referrals ?? false, checkedRecently: checked ?? false },
  };
}
