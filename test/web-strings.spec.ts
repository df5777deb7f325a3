// SPDX-License-Identifier: Apache-2.0
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { eventKinds, fieldCodes, problemCodes } from './strings/codes.js';
import { everything, rooms, stringsOf, withoutPlural } from './strings/rooms.js';

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!);

/** What is written alike in both languages. */
const alike = new Set([
  ...['Harbor', 'NCMEC', 'No', 'Node.js', 'Plan', 'PostgreSQL', 'Shift', 'Total'],
  ...['Plan {{number}}', '{{number}} cm', '{{number}} kg'],
]);
/** Said in the other language on purpose: for whoever does not read this one. */
const foreign = new Set(['search:command.language']);

describe('the words on the pages', () => {
  it.each(rooms())('%s says the same in English and Spanish, with the same gaps to fill', (room) => {
    const [en, es] = [stringsOf(room, 'en'), stringsOf(room, 'es')];
    const keys = (strings: Map<string, string>) => [...new Set([...strings.keys()].map(withoutPlural))].sort();
    expect(keys(es)).toEqual(keys(en));

    const gaps = (strings: Map<string, string>) => {
      const all = new Map<string, Set<string>>();
      for (const [key, text] of strings) {
        const names = all.get(withoutPlural(key)) ?? new Set();
        placeholders(text).forEach((name) => names.add(name));
        all.set(withoutPlural(key), names);
      }
      return [...all].map(([key, names]) => [key, ...[...names].sort()].join(' ')).sort();
    };
    expect(gaps(es)).toEqual(gaps(en));
  });

  it('leave no gap of a plural’s forms: Spanish counts one, many and other, English one and other', () => {
    const forms = (strings: Map<string, string>, form: string) =>
      [...strings.keys()].filter((key) => key.endsWith(`_${form}`)).map(withoutPlural);
    const [en, es] = [everything('en'), everything('es')];
    expect(forms(en, 'one')).toEqual(forms(en, 'other'));
    expect(forms(es, 'one').sort()).toEqual(forms(es, 'other').sort());
    expect(forms(es, 'many').sort()).toEqual(forms(es, 'other').sort());
  });

  it('have been put into Spanish, all of them', () => {
    const es = everything('es');
    const same = [...everything('en')].filter(
      ([key, text]) =>
        es.get(key) === text && /\p{L}{2}/u.test(text.replace(/\{\{.*?\}\}/g, '')) && !alike.has(text) && !foreign.has(key),
    );
    expect(same).toEqual([]);
  });

  it('hold no markup, no empty text and no space at an end', () => {
    for (const language of ['en', 'es'] as const) {
      expect([...everything(language)].filter(([, text]) => /[<>]/.test(text) || text !== text.trim() || text === '')).toEqual(
        [],
      );
    }
  });

  it('can be read by most twelve-year-olds: English of eight words or more is at grade 8 or below', () => {
    const hard = [...everything('en')]
      .map(([key, text]) => ({ key, text, grade: gradeOf(text) }))
      .filter(({ grade }) => grade > 8)
      .map(({ key, text, grade }) => `${grade.toFixed(1)} ${key} ${text}`);
    expect(hard).toEqual([]);
  });
});

describe('the words for what the API says', () => {
  const [en, es] = [everything('en'), everything('es')];
  const missing = (codes: readonly string[], before: string) =>
    codes
      .flatMap((code) => [en, es].map((strings, i) => (strings.has(before + code) ? '' : `${['en', 'es'][i]} ${before}${code}`)))
      .filter(Boolean);

  it('exist for every refusal', () => {
    const codes = problemCodes();
    expect(codes).toEqual(expect.arrayContaining(['stale-version', 'plan/own-proposal', 'body-too-deep', 'proof-does-not-fit']));
    expect(missing(codes, 'api:problem.')).toEqual([]);
  });

  it('exist for every place in a message that does not fit', () => {
    const codes = fieldCodes();
    const known = [
      'password-too-short',
      'password-easily-guessed',
      'twice',
      'not-within-14-days',
      'plain-text',
      'array-max-size',
    ];
    expect(codes).toEqual(expect.arrayContaining(known));
    expect(missing(codes, 'api:field.')).toEqual([]);
  });

  it('exist for every kind of event', () => {
    const kinds = eventKinds();
    expect(kinds).toEqual(expect.arrayContaining(['youth.opened', 'session.refused']));
    expect(missing(kinds, 'words:event.')).toEqual([]);
  });
});

/** Flesch–Kincaid; 0 for what is too short to be judged. */
function gradeOf(text: string): number {
  const words = text.replace(/\{\{.*?\}\}/g, 'Sam').match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  if (words.length < 8) return 0;
  const sentence = text.split(/[.!?:](?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length;
  return fleschKincaid({ sentence, word: words.length, syllable: syllable(words.join(' ')) });
}
