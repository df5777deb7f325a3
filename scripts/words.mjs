// SPDX-License-Identifier: Apache-2.0
// Words that blame a child, or call abuse by the abuser's name, occur nowhere: not on a screen, not in data, not in
// a comment. libs/wording has them, and the words to use instead; people who type one in a form get a hint from the same list.
import { finderOf, vocabulary } from '@harbor/wording';
import { filesOfTree, report } from './lint/tree.mjs';

/** The list itself, the tests that need the words, and texts that are not ours. */
const exempt = [
  /^libs\/wording\/src\/vocabulary\.ts$/,
  /^test\/(?:api|web)\/wording\.spec\.ts$/,
  /(?:^|\/)package-lock\.json$/,
  /(?:^|\/)(?:LICENSE|NOTICE)$/,
];

const never = vocabulary.filter(({ isNever }) => isNever);
// Between two words: a hyphen, or space, which may be a line's end and the next line's comment sign.
const find = finderOf(never, String.raw`(?:[-\u2011]|\s+(?:(?:\/\/|\*|#|--|>)\s*)?)`);

const files = filesOfTree().filter(({ name }) => !exempt.some((one) => one.test(name)));
const found = files.flatMap(({ name, text }) =>
  find(text).map(({ at, said, entry }) => {
    const line = text.slice(0, at).split('\n').length;
    return `${name}:${line}  "${said}" – write: ${entry.instead}`;
  }),
);

const count = never.flatMap(({ phrases }) => phrases).length;
report(found, { bad: 'These words are not ours:', good: `${files.length} files, none of ${count} words that harm.` });
