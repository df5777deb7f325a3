// SPDX-License-Identifier: Apache-2.0
import type { AccountLanguage } from './people.dto.js';

/** Words in one language that are worth a second thought, and what says the same without blame. */
export class WordingHint {
  code!: string;
  /** Of the words themselves, and of what to write instead. */
  language!: AccountLanguage;
  /** As dictionaries write them; a space stands for a hyphen as well. Large and small letters are alike. */
  phrases!: string[];
  instead!: string;
}

export class WordingHints {
  items!: WordingHint[];
}
