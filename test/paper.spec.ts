// SPDX-License-Identifier: Apache-2.0
import { type Block, type Paper, pdfOf } from '../apps/api/src/paper/index.js';
import { type Pdf, readPdf } from './support/pdf.js';

const list = (...items: string[]): Block => ({ kind: 'list', items });
const paper = (blocks: Block[], over: Partial<Paper> = {}): Paper => ({
  ...{ language: 'es-US', title: 'Lista', sheet: 'letter', madeAt: new Date('2026-03-01T09:00:00Z') },
  blocks,
  ...over,
});
const read = async (blocks: Block[], over?: Partial<Paper>): Promise<Pdf> => readPdf(await pdfOf(paper(blocks, over)));
/** The words of list items, as a reader gets them. */
const itemsOf = ({ pages }: Pdf) =>
  pages.flatMap(({ parts }) => parts.flatMap(({ role, drawn, actual }) => (role.includes('LBody') ? [actual ?? drawn] : [])));

describe('a paper as a PDF', () => {
  it('tells its structure, language and title, and nothing of who or what made it', async () => {
    const pdf = await read([
      { kind: 'title', text: 'Mi plan' },
      { kind: 'text', text: 'Hecho el 1 mar 2026.' },
      { kind: 'heading', text: 'Sobre mí' },
      list('Ñandú, ¿sí? ¡Música!', 'Perros'),
      { kind: 'heading', text: 'Lo que ayuda' },
      list('Té'),
    ]);

    expect(pdf).toMatchObject({ isTagged: true, language: 'es-US', showsTitle: true, links: 0 });
    expect(pdf.info).toMatchObject({ PDFFormatVersion: '1.7', Title: 'Lista', Producer: '', Creator: '' });
    expect(pdf.info).not.toHaveProperty('Author');
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]!.parts.map(({ role, drawn }) => [role, drawn])).toEqual([
      ['H1', 'Mi plan'],
      ['P', 'Hecho el 1 mar 2026.'],
      ['H2', 'Sobre mí'],
      ['L/LI/Lbl', '•'],
      ['L/LI/LBody', 'Ñandú, ¿sí? ¡Música!'],
      ['L/LI/Lbl', '•'],
      ['L/LI/LBody', 'Perros'],
      ['H2', 'Lo que ayuda'],
      ['L/LI/Lbl', '•'],
      ['L/LI/LBody', 'Té'],
    ]);
  });

  it('is the same, byte for byte, when the paper is', async () => {
    const one = paper([list('Té', 'שלום 🧵')]);
    expect((await pdfOf(one)).equals(await pdfOf(one))).toBe(true);
  });

  it.each([
    ['Spanish', 'El niño pidió un té: ¿más azúcar? ¡Sí, güero!'],
    ['Vietnamese and Polish', 'Tiếng Việt, Łódź'],
    ['letters with accents of their own', 'Ke\u0301vin, Diné bizaad ąą\u0301'],
    ['Greek and Cyrillic', 'Αθήνα, Київ'],
    ['Hebrew', 'שלום (עולם) 123'],
    ['Hebrew with Latin and emoji in it', 'שלום abc !? 🧵 סוף'],
    ['Arabic', 'مرحبا بالعالم 2026'],
    ['emoji, also of several signs', '🧵 👩‍👧 ❤️ 1️⃣ 🏳️‍🌈 👍🏽'],
    ['markup, formulas, addresses', '<script>alert(1)</script> =1+1 https://example.com/?a=b'],
    ['signs of no font', '漢字 ไทย end'],
  ])('gives %s back as it was written', async (_, text) => {
    const pdf = await read([list(text)]);
    expect(itemsOf(pdf).map(squeezed)).toEqual([squeezed(text)]);
    expect(pdf.links).toBe(0);
  });

  it('draws a box for each sign that no font has, and never nothing', async () => {
    const { pages } = await read([list('漢字 end')]);
    expect(pages[0]!.parts.at(-1)).toMatchObject({ drawn: '□□ end', actual: '漢字 end' });
  });

  it('draws what is read from the right from the right: letters in the order that readers turn back', async () => {
    const { pages } = await read([list('שלום עולם')]);
    expect(pages[0]!.parts.at(-1)!.drawn).toBe('שלום עולם');
  });

  it('loses no word of long texts over many pages, numbers the pages, and leaves no heading alone at a foot', async () => {
    const words = 'Walk to the library, call my aunt, breathe in four and out six. ';
    const texts = Array.from({ length: 62 }, (_, i) =>
      `Line ${i}: ${words.repeat(i % 3 === 0 ? 60 : (i % 7) + 1)}`.slice(0, 4000).trim(),
    );
    const pdf = await read(texts.flatMap((text, i): Block[] => [{ kind: 'heading', text: `Part ${i}` }, list(text)]));

    expect(pdf.pages.length).toBeGreaterThan(20);
    expect(pdf.pages.map(({ beside }) => beside)).toEqual(pdf.pages.map((_, i) => `${i + 1} / ${pdf.pages.length}`));
    expect(pdf.pages.map(({ parts }) => parts.at(-1)!.role).filter((role) => role !== 'L/LI/LBody')).toEqual([]);
    const all = squeezed(pdf.words.join(' ').replaceAll('•', ' '));
    expect(all).toBe(squeezed(texts.map((text, i) => `Part ${i} ${text}`).join(' ')));
  });

  it('breaks a word that is wider than the page, and keeps empty lines', async () => {
    const pdf = await read([list('x'.repeat(1000), 'one\n\ntwo')]);
    const [long, lines] = itemsOf(pdf);
    expect(long!.replaceAll(' ', '')).toBe('x'.repeat(1000));
    expect(squeezed(lines!)).toBe('one two');
  });

  it('lets others have their turn while a very long one is drawn', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await pdfOf(paper([list(...Array.from({ length: 50 }, () => 'Walk to the library. '.repeat(190)))]));
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  describe('as a card', () => {
    const card = (items: string[]) => read([{ kind: 'title', text: 'My list' }, list(...items)], { sheet: 'card' });

    it('is a page as large as a bank card', async () => {
      const { pages } = await card(['Music.', 'Tea.']);
      expect(pages).toHaveLength(1);
      expect(Math.abs(pages[0]!.width - 242.65)).toBeLessThan(1);
      expect(Math.abs(pages[0]!.height - 153.07)).toBeLessThan(1);
    });

    it('takes smaller letters before a second page, and a second page before it leaves a word out', async () => {
      const some = Array.from({ length: 6 }, (_, i) => `Line ${i}: ${'walk to the library '.repeat(4)}`.trim());
      expect((await card(some)).pages).toHaveLength(1);
      const many = await card(some.map((text) => text.repeat(6)));
      expect(many.pages.length).toBeGreaterThan(1);
      expect(squeezed(itemsOf(many).join(' '))).toBe(squeezed(some.map((text) => text.repeat(6)).join(' ')));
    });
  });
});

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
