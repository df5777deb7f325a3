// SPDX-License-Identifier: Apache-2.0
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as spanish from '@zxcvbn-ts/language-es-es';

/** A password, and what whoever guesses it may know of the person. */
export interface Question {
  password: string;
  known: string[];
}

const judge = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...spanish.dictionary },
  graphs: common.adjacencyGraphs,
  // Ways to read digits as letters that are tried, of many. More find no more in what people choose, and take seconds.
  l33tMaxSubstitutions: 30,
});

/** How well it withstands guessing, from 0 to 4. Runs in a thread of its own: the lists take 60 MB while they are there. */
export default function score({ password, known }: Question): number {
  return judge.check(password, known).score;
}
