// SPDX-License-Identifier: Apache-2.0
// Words that blame a child, or call abuse by the abuser's name, occur nowhere: not on a screen, not in data, not in
// a comment. docs/glossary.md has the words to use instead.
import { filesOfTree, report } from './lint/tree.mjs';

const never = [
  ['child prostitute', 'a trafficked or exploited child'],
  ['child prostitutes', 'trafficked or exploited children'],
  ['child prostitution', 'child sex trafficking'],
  ['child sex worker', 'a trafficked or exploited child'],
  ['child sex workers', 'trafficked or exploited children'],
  ['child porn', 'child sexual abuse material (CSAM)'],
  ['child pornography', 'child sexual abuse material (CSAM)'],
  ['promiscuous', 'what was observed, or the youth’s own words'],
  ['promiscuity', 'what was observed, or the youth’s own words'],
  ['lifestyle', 'what happened to the child'],
  ['lifestyles', 'what happened to the children'],
  ['rescued', 'recovered, or returned'],
  ['AWOL', 'missing, or ran from care'],
  ['non compliant', 'declined'],
  ['noncompliant', 'declined'],
  ['non compliance', 'declined'],
  ['noncompliance', 'declined'],
  ['failed to', 'did not, or could not'],
];

/** This list, the test that the demo uses none of them, and texts that are not ours. */
const exempt = [
  /^scripts\/words\.mjs$/,
  /^test\/demo-world\.spec\.ts$/,
  /(?:^|\/)package-lock\.json$/,
  /(?:^|\/)(?:LICENSE|NOTICE)$/,
];

// Between two words: a hyphen, or space, which may be a line's end and the next line's comment sign.
const gap = String.raw`(?:[-\u2011]|\s+(?:(?:\/\/|\*|#|--|>)\s*)?)`;
const phrases = never.map(([phrase]) => phrase.replaceAll(' ', gap)).join('|');
const anyOf = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${phrases})(?![\p{L}\p{N}_])`, 'giu');
const plain = (text) => text.toLowerCase().replace(new RegExp(gap, 'gu'), ' ');
const instead = new Map(never.map(([phrase, better]) => [plain(phrase), better]));

const files = filesOfTree().filter(({ name }) => !exempt.some((one) => one.test(name)));
const found = files.flatMap(({ name, text }) =>
  [...text.matchAll(anyOf)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return `${name}:${line}  "${plain(match[0])}" – write: ${instead.get(plain(match[0]))}`;
  }),
);

report(found, { bad: 'These words are not ours:', good: `${files.length} files, none of ${never.length} words that harm.` });
