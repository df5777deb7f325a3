// SPDX-License-Identifier: Apache-2.0
import { livedWords, publicWords, readingGrade } from '../../apps/api/src/resources/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { aText, inReview, published } from '../support/guides.js';
import { openHouse } from '../support/house.js';

describe('the pages that anybody may read', () => {
  const house = openHouse();
  let agency: Agency;
  let elsewhere: Agency;
  let guideId: string;
  beforeAll(async () => {
    [agency, elsewhere] = [await foundAgency(house), await foundAgency(house)];
    const texts = { en: aText('See & <b>say</b>', '“Call” <script>alert(1)</script>'), es: aText('Ver y decir') };
    ({ guideId } = await published(agency, { audiences: ['public'], ...texts }));
    await published(agency, { audiences: ['caregiver'], en: aText('Not for all') });
    await inReview(agency, { audiences: ['public'], en: aText('Not yet') });
    await published(elsewhere, { audiences: ['public'], en: aText('Of another county') });
  });
  const page = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${house.url}${path}`, { headers });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };

  it('show whom to call, what to say and the public guides in both languages, to whoever asks, and keep nothing of it', async () => {
    const events = async () => (await house.owner.query('select count(*) from harbor.audit_event')).rows[0];
    const before = await events();
    const { status, headers, text } = await page(`/public?agency=${agency.code}`);
    expect([status, headers.get('set-cookie'), headers.get('cache-control')]).toEqual([200, null, 'no-store']);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'self' 'nonce-[^']{20,}'/);
    expect(text.indexOf('tel:911')).toBeLessThan(text.indexOf('tel:1-800-843-5678'));
    expect(text).toContain('You do not have to give your name.');
    expect(text).toContain('See &amp; &lt;b&gt;say&lt;/b&gt;');
    expect(text).toContain('No survivor expert has read this guide yet.');
    expect(text).not.toMatch(/Not for all|Not yet|Of another county|%[A-Z]+%/);
    expect((await page('/public')).text).toContain('Of another county');
    const spanish = await page(`/public?agency=${agency.code}`, { 'accept-language': 'es-US' });
    expect(spanish.text).toMatch(/<html lang="es">.*¿Le preocupa.*Ver y decir/s);
    const guide = await page(`/public/guides/${guideId}?language=en`);
    expect(guide.text).toContain('“Call” &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(guide.text).toMatch(/Reads at school grade \d/);
    const gone = await page('/public/guides/%3Cimg%20src=x%3E');
    expect([gone.status, gone.text.includes('<img')]).toEqual([404, false]);
    expect(await events()).toEqual(before);
    expect(house.log.join()).not.toContain(agency.code);
  });
});

describe('the words of the public pages', () => {
  it('can be read at school grade 8 or below, each line of them, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const { helper, myths, careful, keeps, guide, ...rest } = publicWords[language];
      const lines = textsIn({ helper, myths, careful, keeps, rest, guide: { ...guide, grade: '', published: '' } });
      const hard = lines.filter((line) => (readingGrade(language, [line]) ?? 0) > 8);
      expect([language, hard]).toEqual([language, []]);
      expect(Object.keys(livedWords.en)).toEqual(Object.keys(livedWords.es));
    }
  });
});

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values((value ?? {}) as object).flatMap(textsIn);
