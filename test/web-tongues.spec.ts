// SPDX-License-Identifier: Apache-2.0
import { nameIn, often } from '../apps/web/src/language/tongue-names.js';

describe('the languages to choose from', () => {
  it.each(['en', 'es'] as const)('have a name each, never a code (%s)', (language) => {
    expect(often.length).toBeGreaterThan(20);
    expect(often.filter((tag) => nameIn(language, tag).toLowerCase() === tag)).toEqual([]);
    expect(nameIn(language, 'ase')).toBe({ en: 'American Sign Language', es: 'lengua de señas americana' }[language]);
  });
});
