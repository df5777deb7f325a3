// SPDX-License-Identifier: Apache-2.0
import type { DownloadPlan, PrintedLine, PrintedPlan } from '@harbor/contracts';
import type { Block, Paper } from '../paper/index.js';
import { type FieldProblem, Unprocessable } from '../platform/refusal.js';
import type { Language } from './open-plan.js';

/** What goes on paper, and how its dates and titles are written. */
export interface OnPaper {
  plan: PrintedPlan;
  language: Language;
  timeZone: string;
}

const words = {
  en: {
    locale: 'en-US',
    /** In the window's title bar and the file's properties: it tells nobody anything. */
    file: 'List',
    plan: 'My plan',
    card: 'My list',
    dates: (signed: string, review: string) => `Made on ${signed}. To look at again by ${review}.`,
  },
  es: {
    locale: 'es-US',
    file: 'Lista',
    plan: 'Mi plan',
    card: 'Mi lista',
    dates: (signed: string, review: string) => `Hecho el ${signed}. Para revisar antes del ${review}.`,
  },
};

/** Only a card has lines to pick and a title, and needs them. @throws Unprocessable */
export function requireCard({ form, items }: PrintedPlan, { cardTitle, lines }: DownloadPlan): void {
  const problems: FieldProblem[] = [];
  const problem = (pointer: string, code: string, detail: string) => problems.push({ pointer, code, detail });
  if (form === 'card') {
    const known = new Set(items.map(({ id }) => id));
    if (!lines?.length) problem('/lines', 'required', 'Name the lines that stand on the card, at least one.');
    lines?.forEach((id, i) => {
      if (!known.has(id)) problem(`/lines/${i}`, 'not-for-paper', 'The signed plan has no such line for paper.');
    });
  } else {
    const detail = 'Only a card has this. Leave it out.';
    if (cardTitle !== undefined) problem('/cardTitle', 'only-for-a-card', detail);
    if (lines !== undefined) problem('/lines', 'only-for-a-card', detail);
  }
  if (problems.length > 0) throw new Unprocessable(problems);
}

/** No name, no number, no agency. The file says it was made when the plan was signed, so that the same plan gives the same file. */
export function paperOf({ plan, language, timeZone }: OnPaper, asked: DownloadPlan): Paper {
  const { locale, file } = words[language];
  const isCard = plan.form === 'card';
  return {
    language: locale,
    title: file,
    sheet: isCard ? 'card' : 'letter',
    madeAt: new Date(plan.signedAt),
    blocks: isCard ? cardBlocks(plan, language, asked) : sheetBlocks(plan, language, timeZone),
  };
}

function cardBlocks(
  { items }: PrintedPlan,
  language: Language,
  { cardTitle = words[language].card, lines = [] }: DownloadPlan,
): Block[] {
  const title: Block[] = cardTitle.trim() === '' ? [] : [{ kind: 'title', text: cardTitle }];
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  return [...title, { kind: 'list', items: lines.map((id) => texts.get(id)!) }];
}

function sheetBlocks({ items, signedAt, reviewBy }: PrintedPlan, language: Language, timeZone: string): Block[] {
  const { plan, dates, locale } = words[language];
  const date = (instant: string, zone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }).format(new Date(instant));
  const titles = [...new Set(items.map(({ sectionTitle }) => sectionTitle))];
  return [
    { kind: 'title', text: plan },
    { kind: 'text', text: dates(date(signedAt, timeZone), date(`${reviewBy}T00:00:00Z`, 'UTC')) },
    ...titles.flatMap((title): Block[] => [
      { kind: 'heading', text: title },
      { kind: 'list', items: items.filter(({ sectionTitle }) => sectionTitle === title).map(quoted) },
    ]),
  ];
}

const quoted = ({ text, isQuote }: PrintedLine): string => (isQuote ? `“${text}”` : text);
