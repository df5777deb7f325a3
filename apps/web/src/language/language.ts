// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'en' | 'es';
export const languages: readonly Language[] = ['en', 'es'];

type Strings = Record<string, unknown>;
/** Each room brings its own strings; they are fetched with the room, in the one language that is read. */
const files = import.meta.glob<Strings>('../*/strings/*.json', { import: 'default' });

const ours = {
  type: 'backend' as const,
  init() {},
  read(language: string, room: string, done: (error: unknown, strings?: Strings) => void) {
    const load = files[`../${room}/strings/${language}.json`];
    if (!load) return done(new Error(`There are no strings of ${room} in ${language}.`));
    load().then(
      (strings) => done(null, strings),
      (error: unknown) => done(error),
    );
  },
};

/** A sentence that ends in a time such as "10:42 p.m." has one full stop; three dots stay. */
const oneStop = {
  type: 'postProcessor' as const,
  name: 'one-stop',
  process: (text: string) => text.replace(/(?<!\.)\.\.(?!\.)/g, '.'),
};

/** The language that the server chose for the page; whoever signs in gets their own. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(ours)
    .use(initReactI18next)
    .use(oneStop)
    .init({
      lng: document.documentElement.lang === 'es' ? 'es' : 'en',
      supportedLngs: [...languages],
      // No English stands in for missing Spanish: a test finds it instead.
      fallbackLng: false,
      load: 'languageOnly',
      ns: ['shell', 'design'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnNull: false,
      postProcess: ['one-stop'],
    });
}

/** What a "no" says is not part of the first screen, and should be there before one comes. */
const soon = 10_000;
export const fetchRefusals = (): void => void setTimeout(() => void i18next.loadNamespaces('api'), soon);

/** The same page in another language; what was typed stays, because nothing is mounted anew. */
export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  for (const link of document.querySelectorAll('.leave, .leave-again')) link.textContent = i18next.t('shell:leave.link');
  document.getElementById('skip')!.textContent = i18next.t('shell:skip');
}

export const spoken = (): Language => (i18next.language === 'es' ? 'es' : 'en');
