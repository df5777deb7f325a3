// SPDX-License-Identifier: Apache-2.0
import { readingGrade, spanishSyllables } from '../apps/api/src/resources/reading-grade.js';

describe('the grade at which a text reads', () => {
  it('is the one its formula gives', () => {
    // 13 words, 26 syllables, 1 sentence: 0.39 × 13 + 11.8 × 2 - 15.59.
    const platypus = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';
    expect(readingGrade('en', [platypus])).toBe(13.1);
    // 11 words, 19 syllables, 2 sentences: -0.205 × 18.18 + 0.049 × 172.73 - 3.407.
    expect(readingGrade('es', ['La niña come pan y queso.', 'Su hermana canta una canción.'])).toBe(1.3);
    expect(readingGrade('en', ['Too short.'])).toBeNull();
    const syllables = {
      casa: 2,
      canción: 2,
      día: 2,
      aéreo: 4,
      guitarra: 3,
      queso: 2,
      país: 2,
      pingüino: 3,
      rey: 1,
      y: 1,
      ahora: 3,
    };
    expect(Object.fromEntries(Object.keys(syllables).map((word) => [word, spanishSyllables(word)]))).toEqual(syllables);
  });
});
