// SPDX-License-Identifier: Apache-2.0
import { finderOf, vocabulary } from '@harbor/wording';
import { foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { openFile } from '../support/youth-files.js';

const house = openHouse();

describe('hints on wording', () => {
  it('come through the API, English and Spanish, and keep no text from being saved', async () => {
    const { caseworker } = await foundAgency(house);
    const { body } = await caseworker.get('/wording');
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ language: 'es', code: 'rescued' })]));
    const find = finderOf(body.items as typeof vocabulary);
    const note = 'Sam was AWOL and failed to call. Fue rescatada.';
    expect(find(note).map(({ said, entry }) => [said, entry.instead])).toEqual([
      ['AWOL', 'missing, or ran from care'],
      ['failed to', 'did not, or could not'],
      ['rescatada', 'recuperada o recuperado, o regresó'],
    ]);
    const { id, version } = await openFile(caseworker);
    const { status } = await caseworker.patch(`/youth/${id}`, { dailyCare: note }, version);
    const { body: file } = await caseworker.get(`/youth/${id}`);
    expect([status, file.dailyCare]).toEqual([200, note]);
  });

  it('are for whole words, however they are written, and the longer of two is said', () => {
    const find = finderOf(vocabulary);
    const said = (text: string) => find(text).map(({ entry }) => entry.code);
    expect(said('Child\n Pornography; a non‑compliant youth; a CHILD-PROSTITUTE')).toEqual([
      'abuse_material',
      'not_compliant',
      'child_prostitute',
    ]);
    expect(said('The pimpernel grows. Awolowo Road. Lifestyles-free? No: Lifestylesfree.')).toEqual(['lifestyle']);
    expect(said('Una niña prostituta no existe; la prostitución infantil tampoco.')).toEqual([
      'child_prostitute',
      'child_prostitution',
    ]);
  });

  it('name no word that another entry of the language names, and advise none of them', () => {
    const find = finderOf(vocabulary);
    for (const language of ['en', 'es']) {
      const all = vocabulary.filter((one) => one.language === language).flatMap(({ phrases }) => phrases);
      expect(new Set(all).size).toBe(all.length);
    }
    expect(vocabulary.flatMap(({ instead }) => find(instead))).toEqual([]);
    expect(new Set(vocabulary.filter(({ language }) => language === 'en').map(({ code }) => code))).toEqual(
      new Set(vocabulary.filter(({ language }) => language === 'es').map(({ code }) => code)),
    );
  });

  it('take no time while somebody types: a page of text in a few milliseconds', () => {
    const find = finderOf(vocabulary);
    const page = 'She likes to go outside and put music on. '.repeat(100);
    find(page);
    const from = performance.now();
    for (let i = 0; i < 20; i += 1) find(page);
    expect((performance.now() - from) / 20).toBeLessThan(20);
  });
});
